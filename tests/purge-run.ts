/** A deletion that is planned and ready to be carried out, for tests of how that goes. */
import { randomBytes, randomUUID } from 'node:crypto';
import { makePlan, type PlanFor } from '#datamap/plan';
import type { PurgeRun } from '#datamap/purge';
import { type Guarded, newRun } from './checked-map.ts';

export const at = new Date('2026-11-20T12:00:00Z');

export const wanted = (email: string, more: Partial<PlanFor> = {}): PlanFor => ({
  identities: { email: [email] },
  at,
  request: randomUUID(),
  kind: 'delete',
  ...more,
});

export async function runOf(account: Guarded, asked: PlanFor, more: Partial<PurgeRun> = {}): Promise<PurgeRun> {
  const plan = await makePlan(account.worker, account.checked, asked);
  return {
    ...newRun(asked.request),
    plan,
    identities: asked.identities,
    hashKey: randomBytes(32),
    now: at,
    ...more,
  };
}
