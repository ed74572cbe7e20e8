import type { Transaction } from '#db/client';
import { type Result, refused } from '#domain/problems';
import type { SsoProblem } from '#domain/sso';
import { record } from './record.ts';

/** `cause` is a code; `staffId` is there once it is known whom it is about. */
type Refusal = { code: SsoProblem; cause?: string; staffId?: string; now: Date };

/** Refuses a single sign-on, which is on record with the cause for whoever runs the installation. */
export async function refuseSso(tx: Transaction, { code, cause, staffId, now }: Refusal): Promise<Result<never>> {
  const detail = { code, ...(cause ? { cause } : {}), ...(staffId ? { staffId } : {}) };
  await record(tx, { type: 'sso-refused', actor: { kind: 'nobody' }, now, detail });
  return refused(code);
}
