import { inTransaction } from '#db/client';
import { findOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';
import type { OwnData } from '#domain/own-data';
import { isFreshProof } from '#domain/sessions';
import { isOwnViewRead } from './is-own-view-read.ts';
import { record } from './record.ts';

type Viewing = { actor: PersonActor; now: Date };

/**
 * What the worker read for this session, or null while it reads. The event of the view is written in the same
 * transaction: if it cannot be, nothing is shown.
 */
export function viewOwnData({ actor, now }: Viewing): Promise<OwnData | null> {
  return inTransaction(async (tx) => {
    if (!isFreshProof(actor.provenAt, now)) return null;
    const found = await findOwnView(tx, { sessionId: actor.sessionId, now });
    if (!found?.data) return null;
    const { data } = found;
    const tables = data.state === 'found' ? data.tables.map(({ table, rows }) => ({ table, rows: rows.length })) : [];
    await record(tx, { type: 'own-data-viewed', actor, now, detail: { state: data.state, tables } });
    return data;
  });
}

/** The same, when it is there; null when it is not within the time. */
export const awaitOwnData = async (asked: Viewing & { atMostMs: number }): Promise<OwnData | null> =>
  (await isOwnViewRead(asked)) ? viewOwnData(asked) : null;
