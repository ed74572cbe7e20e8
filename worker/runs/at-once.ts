import type { CheckedMap } from '#datamap/checked';
import { database } from '#db/client';
import type { OpenedRequest } from '#db/request';
import { keepReplaced, type Run } from '#db/run';
import { beginAct } from '#requests/begin-act';
import type { Surroundings } from '../task.ts';
import { attempt, runOf } from './run-task.ts';

/** What an act that follows no plan is carried out with. */
export type AtOnce = {
  about: OpenedRequest;
  run: Run;
  checked: CheckedMap;
  at: Date;
  /** What the account database's side is told: its run, the time, and where to keep what it replaces. */
  told: ReturnType<typeof runOf> & { now: Date; keep: (replaced: unknown) => Promise<void> };
};

/**
 * Carries out what skips review, unless it is done: an opt-out, a freeze.
 * @param digest of what was asked: the same of one request is one run
 */
export async function carryOutAtOnce(
  { requestId, digest }: { requestId: string; digest: string },
  surroundings: Surroundings,
  act: (it: AtOnce) => Promise<void>,
): Promise<void> {
  const { account, now } = surroundings;
  // Before the run is written down: a database that is away is no try.
  const checked = account.checked();
  const begun = await beginAct({ requestId, from: 'running', digest, now: now() });
  if (!begun) return;
  const { about, run } = begun;
  const keep = (replaced: unknown) => keepReplaced(database(), run.id, about.key, replaced);
  await attempt(run, surroundings, () => {
    const at = now();
    return act({ about, run, checked, at, told: { ...runOf(run, about), now: at, keep } });
  });
}
