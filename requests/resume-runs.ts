import { and, inArray, notInArray, sql } from 'drizzle-orm';
import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { enqueue } from '#db/queue';
import { installation, request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { kinds, skipsReview } from '#domain/kinds';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';
import { record } from './record.ts';

/** Lets runs begin again that stopped by themselves; what waits is tried at once. Twice changes nothing. */
export function resumeRuns({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'resume-runs', now });
    if (!may.ok) return may;
    await tx.execute(sql`SELECT 1 FROM ${installation} FOR UPDATE`);
    const { runsPausedAt } = await findInstallation(tx);
    if (!runsPausedAt) return ok(null);
    await tx.update(installation).set({ failingRequests: [], runsPausedAt: null, runsPausedFor: null });
    await record(tx, { type: 'runs-resumed', actor, now, detail: { since: runsPausedAt.toISOString() } });
    const waiting = await tx
      .select({ id: request.id })
      .from(request)
      .where(
        and(inArray(request.status, ['approved', 'running']), notInArray(request.kind, kinds.filter(skipsReview))),
      );
    for (const { id } of waiting) await enqueue(tx, 'run', { requestId: id }, { key: `run:${id}` });
    return ok(null);
  });
}
