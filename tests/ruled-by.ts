/** Which law a request is answered under, for tests of what a law lets. */
import { inTransaction } from '#db/client';
import { insertRules } from '#db/clock-event';
import { findRequest } from '#db/request';
import { lawOf } from '#domain/law/law-of';
import { settleDates } from '#requests/keep-clock';
import { now } from './desk.ts';

/** Puts a request under other laws, of which several stand for "not known", as the desk does; without promises. */
export async function ruledBy(id: string, ids: string, answerDays: number | null = null): Promise<void> {
  const laws = ids.split(' ').map((law) => ({ id: law, version: lawOf(law).version }));
  await inTransaction(async (tx) => {
    const about = await findRequest(tx, id);
    if (!about) throw new Error('no such request');
    const rules = { laws, corrections: [], answerDays, holidays: null };
    await insertRules(tx, { requestId: id, at: now }, { type: 'law-changed', on: about.receivedOn, rules });
    const versions = laws.map(({ version }) => version).join(' ');
    await tx.execute(`UPDATE request SET law = '${ids}', law_version = '${versions}' WHERE id = '${id}'`);
    await settleDates(tx, { ...about, law: ids, lawVersion: versions }, now);
  });
}
