import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Plan } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import type { PlanFor } from './plan.ts';
import { erase, receiptOf } from './purge.ts';
import { type Run, rehearsed, type Step, writeReceipt } from './run.ts';
import type { Asked } from './subject.ts';

/** What a deletion would do, having done it: the plan, and each statement with its rows. */
export type Rehearsal = { plan: Plan; steps: Step[] };

/**
 * Erases for real inside a transaction that is rolled back: shows that no trigger, constraint or right stands in the way,
 * and how many rows each statement touches.
 * @param asked `run`: with its receipt, which is a run's last statement; without it the database needs no place for receipts
 * @throws what the database refuses, or RunFault
 */
export async function rehearse(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked & Pick<PlanFor, 'scope' | 'policy'> & { run?: Pick<Run, 'id' | 'request' | 'sign'> },
): Promise<Rehearsal> {
  let steps: Step[] = [];
  const plan = {
    request: asked.run?.request ?? 'rehearsal',
    scope: asked.scope ?? 'everything',
    chosen: asked.chosen ?? null,
    at: asked.at.toISOString(),
    corrections: [],
    optOuts: [],
    lost: [],
    ...(asked.policy ? { policy: asked.policy } : {}),
  };
  const onStatement = (step: Step) => void steps.push(step);
  const work = async () => {
    steps = [];
    const run = { plan, identities: asked.identities, hashKey: randomBytes(32), onStatement };
    const done = await erase(client, checked, run, () => {});
    if (asked.run) {
      const receipt = receiptOf(done, checked, { id: asked.run.id, now: asked.at });
      await writeReceipt(client, { ...asked.run, onStatement }, receipt);
    }
    return done;
  };
  return { plan: await rehearsed(client, work), steps };
}
