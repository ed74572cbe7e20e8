import { digest } from '#datamap/digest';
import { optOut } from '#datamap/opt-out';
import { database } from '#db/client';
import { answersOf, emailOf, type OpenedRequest } from '#db/request';
import { keepReplaced } from '#db/run';
import { beginAct } from '#requests/begin-act';
import { finishRun } from '#requests/finish-run';
import { keepOptOut } from '#requests/keep-opt-out';
import type { Surroundings } from '../task.ts';
import { attempt, receiptOf, runOf } from './run-task.ts';

/** The same purposes of one request are one run, also for the job that undoes it. */
export const optOutDigest = (act: 'opt-out' | 'opt-in', purposes: string[]): string => digest({ act, purposes });

/**
 * Opts out exactly the address that was typed, whether or not an account has it; only then it is confirmed.
 * @see CAN-SPAM, 15 U.S.C. § 7704(a)(4); GDPR Art. 21(3)
 */
export async function optOutPerson({ id, ...rest }: OpenedRequest, surroundings: Surroundings): Promise<void> {
  const asked = answersOf({ id, ...rest });
  if (asked.kind !== 'opt-out') throw new Error('an opt-out with the answers of another kind');
  const { account, now } = surroundings;
  const checked = account.checked();
  const { purposes } = asked;
  const begun = await beginAct({
    requestId: id,
    from: 'running',
    digest: optOutDigest('opt-out', purposes),
    now: now(),
  });
  if (!begun) return;
  const { about, run } = begun;
  await attempt(run, surroundings, async () => {
    const at = now();
    const done = await account.with((client) =>
      optOut(client, checked, {
        ...runOf(run),
        optOuts: purposes,
        identities: { email: emailOf(about) },
        now: at,
        keep: (undo) => keepReplaced(database(), run.id, about.key, undo),
      }),
    );
    const words = purposes.map((key) => ({ key, label: key, ...checked.map.optOuts[key] }));
    // Whether anything was found is nobody's business: the letter may go to a stranger.
    await finishRun(
      { requestId: id, runId: run.id, signed: receiptOf(done), outcome: 'fulfilled', event: 'opted-out', now: at },
      keepOptOut(words, at),
    );
  });
}
