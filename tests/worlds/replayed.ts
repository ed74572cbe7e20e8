/** A deletion that a restored backup has undone is done again by the ledger's lines. */
import assert from 'node:assert/strict';
import { reErase } from '#datamap/re-erase';
import type { Plan, SignedReceipt } from '#domain/plan';
import { newRun } from '../checked-map.ts';
import type { Expected } from './oracle.ts';
import { type Case, hashKey, isAsExpected } from './person.ts';
import { at } from './world.ts';

type Remembered = { plan: Plan; will: Expected; signed: SignedReceipt; lines: Buffer[] };

/** The rows as they were, without the receipt: a replay takes what went, again, and nothing else. */
export async function isErasedAgain(one: Case, { plan, will, signed, lines }: Remembered): Promise<void> {
  const { account, checked } = one;
  await account.restore();
  await account.owner.query('DELETE FROM habeas.receipt');
  const { receipt, signature } = signed;
  const remembered = {
    signed: { receipt, signature },
    scope: plan.scope,
    at,
    ...(plan.policy ? { policy: plan.policy } : {}),
    lines: () => from(lines),
  };
  const again = await reErase(account.worker, checked, remembered, { ...newRun(), hashKey, now: at });
  assert.ok(again.done, 'the backup has no receipt of it');
  await isAsExpected(one, will, 'a replay does the same');
}

async function* from(lines: Buffer[]): AsyncGenerator<Buffer> {
  yield* lines;
}
