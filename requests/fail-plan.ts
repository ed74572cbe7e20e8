import { desc, eq } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { lockRequest } from '#db/request';
import { event } from '#db/schema/index';
import { move } from './move.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Hands a request that no plan could be made for to staff, who see why and may have it planned anew; told once, however
 * often it is tried.
 * @param failure a class, never a database's words
 */
export function failPlan({
  requestId,
  failure,
  now,
}: {
  requestId: string;
  failure: string;
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const about = await lockRequest(tx, requestId);
    if (!about || !['received', 'review'].includes(about.status)) return;
    const said = { actor: { kind: 'worker' }, now, requestId, detail: { cause: failure } } as const;
    if (about.status === 'received') {
      await move(tx, { ...said, from: ['received'], to: 'review', event: 'plan-failed' });
    } else if ((await lastEvent(tx, requestId)) === 'plan-failed') {
      return;
    } else {
      await record(tx, { ...said, type: 'plan-failed' });
    }
    const fields = { reference: about.reference, kind: about.kind, failure, deskUrl: deskUrl(requestId) };
    await tellStaff(tx, { kind: 'staff-run-failed', fields, request: about, act: 'triage', now });
  });
}

async function lastEvent(tx: Transaction, requestId: string): Promise<string | undefined> {
  const of = eq(event.requestId, requestId);
  const [last] = await tx.select({ type: event.type }).from(event).where(of).orderBy(desc(event.seq)).limit(1);
  return last?.type;
}
