import type { Bulk } from '#db/bulk';
import { inTransaction, type Transaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { type Result, refused } from '#domain/problems';
import type { Act } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

export type BulkAsked = { actor: StaffActor; id: string; now: Date };

type Way = { act: Act; find: (tx: Transaction, id: string) => Promise<Bulk | null> };

/** Something about one act on many requests, by whoever proposed it; to everybody else there is none. */
export function atBulk<Value>(
  { actor, id, now }: BulkAsked,
  { act, find }: Way,
  work: (tx: Transaction, bulk: Bulk) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act, now });
    if (!may.ok) return may;
    const bulk = isUuid(id) ? await find(tx, id) : null;
    return bulk?.createdBy === actor.staffId ? work(tx, bulk) : refused('not-found');
  });
}
