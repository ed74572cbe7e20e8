import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { insertHold } from '#db/hold';
import { findInstallation } from '#db/installation';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { readComing } from './days.ts';
import { wholeFace } from './map-face.ts';
import { readReason } from './reason.ts';
import { record } from './record.ts';
import { replanHeld } from './replan-held.ts';
import { indexesOf, readWho } from './who.ts';

/** As it was typed; all of it is parsed here. */
export type AddHold = {
  actor: StaffActor;
  /** Whom it is about, identity → value; all empty: all rows of the tables, whosever they are. */
  identities: Record<string, unknown>;
  /** Tables of the map; none: all of them. */
  tables: string[];
  reason: unknown;
  law: unknown;
  /** Day by which somebody looks whether it is still needed, `YYYY-MM-DD`. */
  reviewOn: unknown;
  submissionKey: unknown;
  now: Date;
};

/**
 * Holds rows back from every deletion until somebody lifts it, as a subpoena or a court's order demands. Deletions that
 * are open are planned anew, so that the hold is on their plans.
 * @see GDPR Art. 17(3)(b), (e); Fed. R. Civ. P. 37(e)
 */
export function addHold(asked: AddHold): Promise<Result<null>> {
  const { actor, now, submissionKey } = asked;
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'hold', now });
    if (!may.ok) return may;
    const face = wholeFace((await findInstallation(tx)).mapFace);
    const who = readWho(asked.identities, face);
    if (!who.ok) return who;
    const indexes = indexesOf(who.value);
    const isOther = await authorise(tx, { actor, act: 'hold', now, about: indexes });
    if (!isOther.ok) return isOther;
    if (typeof submissionKey !== 'string' || !isUuid(submissionKey)) return refused('page-expired');
    const tables = [...new Set(asked.tables)].sort();
    if (tables.some((name) => !face.tables.some(({ key }) => key === name))) return refused('choice-unknown', 'tables');
    // Everything of everybody would end all deletions by one click.
    if (indexes.length === 0 && tables.length === 0) return refused('identity-missing', 'email');
    const words = readWords(asked);
    if (!words.ok) return words;
    const id = randomUUID();
    const about = indexes.length > 0 ? who.value : null;
    const frame = { id, tables, submissionKey, createdAt: now, createdBy: actor.staffId };
    if (!(await insertHold(tx, { ...frame, ...words.value, who: about, indexes }))) return ok(null);
    const detail = { holdId: id, isAboutPerson: about !== null, tables, reviewOn: words.value.reviewOn };
    await record(tx, { type: 'hold-added', actor, now, detail });
    await replanHeld(tx, { indexes: about && indexes, now });
    return ok(null);
  });
}

function readWords({ reason, law, reviewOn, now }: AddHold) {
  const why = readReason(reason);
  if (!why.ok) return why;
  const by = readReason(law, 'law');
  if (!by.ok) return by;
  const day = readComing(reviewOn, 'reviewOn', now);
  return day.ok ? ok({ reason: why.value, law: by.value, reviewOn: day.value }) : day;
}
