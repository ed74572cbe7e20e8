import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { makePlan, type PlanFor } from '#datamap/plan';
import { purge } from '#datamap/purge';
import type { Asked } from '#datamap/subject';
import type { Plan, Receipt } from '#domain/plan';
import { type Guarded, newRun } from './checked-map.ts';

/** Plans a deletion and carries it out as the worker does, questions or none. */
export async function purged(
  { worker, checked }: Guarded,
  asked: Asked & Pick<PlanFor, 'scope' | 'policy'>,
): Promise<{ plan: Plan; receipt: Receipt }> {
  const wanted = { ...asked, request: randomUUID(), kind: 'delete' as const };
  const plan = await makePlan(worker, checked, wanted);
  const run = { ...newRun(wanted.request), ...wanted, plan, hashKey: randomBytes(32), now: asked.at };
  const result = await purge(worker, checked, run);
  assert.ok(result.done);
  return { plan, receipt: result.receipt };
}
