import { listBulksBy } from '#db/bulk';
import { inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { type BulkAct, type BulkStage, bulkStage } from '#domain/bulk';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';

const atMost = 10;

/** `requests`: how many it was proposed on. */
export type BulkLine = { id: string; act: BulkAct; createdAt: Date; stage: BulkStage; requests: number };

/** One's own last acts on many requests, the latest first, with how far each is. */
export function listBulks({ actor, now }: { actor: StaffActor; now: Date }): Promise<Result<BulkLine[]>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'triage', now });
    if (!may.ok) return may;
    const bulks = await listBulksBy(tx, actor.staffId, atMost);
    return ok(
      bulks.map(({ requests, ...bulk }) => ({
        ...{ id: bulk.id, act: bulk.act, createdAt: bulk.createdAt, requests },
        stage: bulkStage(bulk),
      })),
    );
  });
}
