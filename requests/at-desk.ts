import { inTransaction, type Transaction } from '#db/client';
import { lockRequest, type OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { type Result, refused } from '#domain/problems';
import type { Act } from '#domain/roles';
import { authorise } from './authorise.ts';

/** What every act at the desk on one request is told. */
export type DeskAct = { actor: StaffActor; id: string; now: Date };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Does something on one request: the row is locked, the person of the desk is authorised on it in the same
 * transaction, and only then `work` begins. Somebody else's id and a made-up one get the same answer.
 */
export async function atDesk<Value>(
  { actor, id, now }: DeskAct,
  act: Act,
  work: (tx: Transaction, request: OpenedRequest) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  if (!uuid.test(id)) return refused('not-found');
  return inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    if (!request) return refused('not-found');
    const may = await authorise(tx, { actor, act, now, request });
    return may.ok ? work(tx, request) : may;
  });
}
