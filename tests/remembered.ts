/** Deletions with what the ledger gets of them, for tests of the replay. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Hold } from '#datamap/hold';
import { makePlan } from '#datamap/plan';
import { purge } from '#datamap/purge';
import type { Remembered } from '#datamap/re-erase';
import { type Guarded, newRun } from './checked-map.ts';

export const hashKey = randomBytes(32);
export const now = new Date();
export const again = () => ({ ...newRun(), hashKey, now: new Date() });

/** A deletion, with what the ledger gets of it. */
export async function erased(
  { worker, checked }: Guarded,
  email: string,
  scope = 'everything',
  holds: Hold[] = [],
): Promise<Remembered> {
  const identities = { email: [email] };
  const plan = await makePlan(worker, checked, {
    request: newRun().request,
    kind: 'delete',
    identities,
    scope,
    at: now,
    holds,
  });
  const pieces: Buffer[] = [];
  const done = await purge(worker, checked, {
    ...newRun(plan.request),
    plan,
    identities,
    hashKey,
    now,
    holds,
    remember: async (lines) => {
      for await (const piece of lines) pieces.push(piece);
    },
  });
  assert.ok(done.done);
  const lines = async function* () {
    yield* pieces;
  };
  return { signed: { receipt: done.receipt, signature: done.signature }, scope, at: now, lines };
}
