/** Requests that were keyed in and are approved, for trying out or not. */
import type { Answers } from '#domain/answers';
import { confirm } from '#requests/confirm';
import { dayIn } from './days.ts';
import { keyed } from './keyed.ts';
import { proven } from './people.ts';
import { released, signed, type TestWorker } from './worker.ts';

const erasing: Answers = { kind: 'delete', scope: 'everything', note: '' };

export type Trying = { email: string; answers?: Answers; isTrial?: boolean; names: [string, string] };

/** Confirmed by its person, planned and approved by two: only its run is left. @returns its id */
export async function approved(
  worker: TestWorker,
  { email, answers = erasing, isTrial = true, names }: Trying,
): Promise<string> {
  const { now } = worker.clock;
  const id = await keyed({ identities: { email }, answers, isTrial, receivedOn: dayIn(0, now), now });
  const confirmed = await confirm({ actor: await proven(email, now), id, now });
  if (!confirmed.ok) throw new Error(confirmed.problems[0].code);
  await worker.work();
  await signed(id, 'prepare', [names[0]]);
  await signed(id, 'approve', [names[1]]);
  const cools = answers.kind === 'delete';
  await released(id, cools ? 'approved' : 'running', cools ? new Date(now.getTime() + 60_000) : null);
  return id;
}

/** The same, carried out, after its cooling-off. */
export async function ran(worker: TestWorker, trying: Trying): Promise<string> {
  const id = await approved(worker, trying);
  await worker.work();
  worker.clock.now = new Date(worker.clock.now.getTime() + 61_000);
  await worker.work();
  return id;
}
