import { and, desc, eq, inArray } from 'drizzle-orm';
import { inTransaction, type Transaction } from '#db/client';
import { lockRequest } from '#db/request';
import { event } from '#db/schema/index';
import { isPassing } from '#domain/failures';
import { move } from './move.ts';
import { record } from './record.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/** Staff who look at the request meanwhile leave events of their own. */
const ofPlanning = ['received', 'planned', 'plan-failed', 'replan-asked', 'review-again'] as const;

/**
 * Hands a request that no plan could be made for to staff, who see why and may have it planned anew; told once, however
 * often it is tried. What passes by itself is said at the desk, and the request waits for the next try where it is.
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
    if (about.status === 'received' && !isPassing(failure)) {
      await move(tx, { ...said, from: ['received'], to: 'review', event: 'plan-failed' });
    } else if (isTold(await lastOfPlanning(tx, requestId), failure)) {
      return;
    } else {
      await record(tx, { ...said, type: 'plan-failed' });
    }
    if (isPassing(failure)) return;
    const fields = { reference: about.reference, kind: about.kind, failure, deskUrl: deskUrl(requestId) };
    await tellStaff(tx, { kind: 'staff-run-failed', fields, request: about, act: 'triage', now });
  });
}

type Last = { type: string; detail: Record<string, unknown> } | undefined;

/** What would not pass is told after what would have. */
const isTold = (last: Last, failure: string): boolean =>
  last?.type === 'plan-failed' && (isPassing(failure) || !isPassing(last.detail.cause));

async function lastOfPlanning(tx: Transaction, requestId: string): Promise<Last> {
  const of = and(eq(event.requestId, requestId), inArray(event.type, ofPlanning));
  const columns = { type: event.type, detail: event.detail };
  const [last] = await tx.select(columns).from(event).where(of).orderBy(desc(event.seq)).limit(1);
  return last;
}
