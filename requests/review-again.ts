import type { Transaction } from '#db/client';
import { supersedePlan } from '#db/plan';
import { enqueue } from '#db/queue';
import type { OpenedRequest } from '#db/request';
import { move } from './move.ts';
import { deskUrl } from './staff-letters.ts';
import { tellStaff } from './tell-staff.ts';

/**
 * Hands a request that was about to run, or did run in vain, back to staff, with a letter.
 * @param cause a class such as `plan-changed` or `approval-fell`
 * @param isPlanVoid approvals fall with the plan, and a new one is made
 */
export async function reviewAgain(
  tx: Transaction,
  about: OpenedRequest,
  { cause, isPlanVoid, now }: { cause: string; isPlanVoid: boolean; now: Date },
): Promise<void> {
  const moved = await move(tx, {
    requestId: about.id,
    from: ['approved', 'running'],
    to: 'review',
    event: about.status === 'running' ? 'run-failed' : 'review-again',
    actor: { kind: 'worker' },
    now,
    detail: { cause },
    set: { runAfter: null, pausedAt: null },
  });
  if (!moved) return;
  if (isPlanVoid) {
    await supersedePlan(tx, about.id, now);
    await enqueue(tx, 'find-and-plan', { requestId: about.id }, { key: `plan:${about.id}` });
  }
  await tellStaff(tx, {
    kind: 'staff-run-failed',
    fields: { reference: about.reference, kind: about.kind, failure: cause, deskUrl: deskUrl(about.id) },
    request: about,
    act: 'triage',
    now,
  });
}
