import { randomBytes } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Plan } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import type { PlanFor } from './plan.ts';
import { erase } from './purge.ts';
import { rehearsed, type Step } from './run.ts';
import type { Asked } from './subject.ts';

/** What a deletion would do, having done it: the plan, and each statement with its rows. */
export type Rehearsal = { plan: Plan; steps: Step[] };

/**
 * Erases for real inside a transaction that is rolled back: shows that no trigger, constraint or right stands in the way,
 * and how many rows each statement touches.
 * @throws what the database refuses, or RunFault
 */
export async function rehearse(
  client: ClientBase,
  checked: CheckedMap,
  asked: Asked & Pick<PlanFor, 'scope' | 'policy'>,
): Promise<Rehearsal> {
  let steps: Step[] = [];
  const plan = {
    request: 'rehearsal',
    scope: asked.scope ?? 'everything',
    chosen: asked.chosen ?? null,
    at: asked.at.toISOString(),
    corrections: [],
    optOuts: [],
    lost: [],
    ...(asked.policy ? { policy: asked.policy } : {}),
  };
  const onStatement = (step: Step) => void steps.push(step);
  const work = () => {
    steps = [];
    return erase(
      client,
      checked,
      { plan, identities: asked.identities, hashKey: randomBytes(32), onStatement },
      () => {},
    );
  };
  return { plan: await rehearsed(client, work), steps };
}
