import { eq } from 'drizzle-orm';
import { enqueue } from '#db/queue';
import { request as requests } from '#db/schema/index';
import { ok, type Result, refused } from '#domain/problems';
import { atDesk, type DeskAct } from './at-desk.ts';
import { readReason, sealReason } from './reason.ts';
import { record } from './record.ts';

/** Lets a paused deletion go on, after staff looked into why somebody stopped it. Its cooling-off is not shortened. */
export async function resume({ reason, ...asked }: DeskAct & { reason: unknown }): Promise<Result<null>> {
  const words = readReason(reason);
  if (!words.ok) return words;
  return atDesk(asked, 'expedite', async (tx, request) => {
    const { actor, now } = asked;
    if (request.status !== 'approved' || !request.pausedAt) return refused('not-possible-now');
    await tx.update(requests).set({ pausedAt: null }).where(eq(requests.id, request.id));
    const runAt = request.runAfter ?? now;
    await enqueue(tx, 'run', { requestId: request.id }, { key: `run:${request.id}`, runAt });
    const reasonSealed = sealReason(request, words.value).toString('base64');
    await record(tx, { type: 'resumed', actor, now, requestId: request.id, detail: { reasonSealed } });
    return ok(null);
  });
}
