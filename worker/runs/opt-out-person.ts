import { digest } from '#datamap/digest';
import { optOut } from '#datamap/opt-out';
import { database } from '#db/client';
import { noteInLedger } from '#db/ledger';
import { answersOf, type OpenedRequest } from '#db/request';
import { listOptedOut } from '#db/suppression';
import { finishRun } from '#requests/finish-run';
import { keepOptOut } from '#requests/keep-opt-out';
import { typedIdentities } from '../person.ts';
import type { Surroundings } from '../task.ts';
import { carryOutAtOnce } from './at-once.ts';
import { noteThoseWhoHaveIt, optOutConcern } from './recipients.ts';
import { receiptOf } from './run-task.ts';

/** The same purposes of one request are one run, also for the job that undoes it. */
export const optOutDigest = (act: 'opt-out' | 'opt-in', purposes: string[]): string => digest({ act, purposes });

/**
 * Opts out exactly the address that was typed, whether or not an account has it; only then it is confirmed.
 * @see CAN-SPAM, 15 U.S.C. § 7704(a)(4); GDPR Art. 21(3)
 */
export async function optOutPerson(asking: OpenedRequest, surroundings: Surroundings): Promise<void> {
  const asked = answersOf(asking);
  if (asked.kind !== 'opt-out') throw new Error('an opt-out with the answers of another kind');
  const { purposes } = asked;
  const wanted = { requestId: asking.id, digest: optOutDigest('opt-out', purposes) };
  await carryOutAtOnce(wanted, surroundings, async ({ about, run, checked, at, told }) => {
    const identities = typedIdentities(about);
    // Anybody may ask again, and again: others are told of what is new.
    const before = await listOptedOut(database(), about.emailIndex, purposes);
    const concern = optOutConcern(purposes.filter((key) => !before.includes(key)));
    await noteThoseWhoHaveIt({ about, run, concern }, surroundings);
    const done = await surroundings.account.with((client) =>
      optOut(client, checked, {
        ...told,
        optOuts: purposes,
        identities,
        keep: async (replaced) => {
          await told.keep(replaced);
          const body = { act: 'opt-out' as const, optOuts: purposes, identities };
          await noteInLedger(database(), { id: run.id, requestId: about.id, at, body });
        },
      }),
    );
    const words = purposes.map((key) => ({ key, label: key, ...checked.map.optOuts[key] }));
    const signed = receiptOf(done);
    // Not since the run began: what somebody has had read meanwhile does not show it yet.
    const since = surroundings.now();
    // Whether anything was found is nobody's business: the letter may go to a stranger.
    await finishRun(
      { requestId: about.id, runId: run.id, signed, outcome: 'fulfilled', event: 'opted-out', now: since },
      keepOptOut(words, since),
    );
  });
}
