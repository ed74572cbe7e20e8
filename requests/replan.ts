import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { move } from './move.ts';
import { planAnew } from './plan-anew.ts';
import { record } from './record.ts';

/** Throws the plan away, with the names under it, and has the worker look again. Stops a deletion that cools off. */
export function replan(asked: DeskAct): Promise<Result<null>> {
  return atDesk(asked, 'triage', async (tx, request) => {
    const { actor, now } = asked;
    const { id, status } = request;
    if (status !== 'review' && status !== 'approved') return refused('not-possible-now');
    await planAnew(tx, id, now);
    const set = { runAfter: null, pausedAt: null };
    if (status === 'approved')
      await move(tx, { requestId: id, to: 'review', from: ['approved'], event: 'review-again', actor, now, set });
    else await record(tx, { type: 'replan-asked', actor, now, requestId: id });
    return ok(null);
  });
}
