import { digest } from '#datamap/digest';
import { freeze } from '#datamap/freeze';
import { answersOf, type OpenedRequest } from '#db/request';
import { finishPlanned, finishRun } from '#requests/finish-run';
import { type Lost, tellFrozen } from '#requests/tell-frozen';
import { identitiesOf } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { carryOutAtOnce } from './at-once.ts';
import { receiptOf } from './run-task.ts';

/** The same act on the same items of one request is one run. */
export const lostDigest = (act: 'freeze' | 'unfreeze' | 'cancel', items: string[]): string => digest({ act, items });

/** Blocks what was reported lost, at once and so that it can be taken back; staff give it back or cancel it. */
export async function blockLost(asking: OpenedRequest, surroundings: Surroundings): Promise<void> {
  const items = lostItems(asking);
  const wanted = { requestId: asking.id, digest: lostDigest('freeze', items) };
  await carryOutAtOnce(wanted, surroundings, async ({ about, run, checked, at, told }) => {
    const identities = identitiesOf(about);
    const done = await surroundings.account.with((client) =>
      freeze(client, checked, { ...told, lost: items, identities }),
    );
    const signed = receiptOf(done, ['nothing-found']);
    const outcome = signed ? 'fulfilled' : 'nothing-found';
    const words: Lost = items.map((key) => ({ key, label: key, offMeanwhile: '', ...checked.map.lost[key] }));
    const finished = { requestId: about.id, runId: run.id, signed, outcome, now: at } as const;
    if (signed) await finishRun({ ...finished, event: 'frozen' }, tellFrozen(words, at));
    else await finishPlanned(finished, { categories: [], corrected: [] });
  });
}

export function lostItems(about: OpenedRequest): string[] {
  const asked = answersOf(about);
  if (asked.kind !== 'report-lost') throw new Error('a report of a loss with the answers of another kind');
  return asked.items;
}
