import { digest } from '#datamap/digest';
import { freeze } from '#datamap/freeze';
import { database } from '#db/client';
import { answersOf, type OpenedRequest } from '#db/request';
import { keepReplaced } from '#db/run';
import { beginAct } from '#requests/begin-act';
import { finishRun, tellDone } from '#requests/finish-run';
import { type Lost, tellFrozen } from '#requests/tell-frozen';
import { identitiesOf } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { attempt, receiptOf, runOf } from './run-task.ts';

/** The same act on the same items of one request is one run. */
export const lostDigest = (act: 'freeze' | 'unfreeze' | 'cancel', items: string[]): string => digest({ act, items });

/** Blocks what was reported lost, at once and so that it can be taken back; staff give it back or cancel it. */
export async function blockLost(asking: OpenedRequest, surroundings: Surroundings): Promise<void> {
  const items = lostItems(asking);
  const { account, now } = surroundings;
  const checked = account.checked();
  const begun = await beginAct({
    requestId: asking.id,
    from: 'running',
    digest: lostDigest('freeze', items),
    now: now(),
  });
  if (!begun) return;
  const { about, run } = begun;
  await attempt(run, surroundings, async () => {
    const at = now();
    const done = await account.with((client) =>
      freeze(client, checked, {
        ...runOf(run),
        lost: items,
        identities: identitiesOf(about),
        now: at,
        keep: (replaced) => keepReplaced(database(), run.id, about.key, replaced),
      }),
    );
    const signed = receiptOf(done, ['nothing-found']);
    const outcome = signed ? 'fulfilled' : 'nothing-found';
    const words: Lost = items.map((key) => ({ key, label: key, offMeanwhile: '', ...checked.map.lost[key] }));
    await finishRun(
      { requestId: about.id, runId: run.id, signed, outcome, event: signed ? 'frozen' : 'done', now: at },
      signed ? tellFrozen(words, at) : tellDone({ outcome, categories: [], corrected: [], runId: run.id, now: at }),
    );
  });
}

export function lostItems(about: OpenedRequest): string[] {
  const asked = answersOf(about);
  if (asked.kind !== 'report-lost') throw new Error('a report of a loss with the answers of another kind');
  return asked.items;
}
