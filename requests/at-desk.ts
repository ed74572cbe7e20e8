import { inTransaction, type Transaction } from '#db/client';
import { findRequest, lockRequest, type OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { type Result, refused } from '#domain/problems';
import { type Act, opensData } from '#domain/roles';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { passWatch } from './pass-watch.ts';

/** What every act at the desk on one request is told. */
export type DeskAct = {
  actor: StaffActor;
  id: string;
  now: Date;
  /** In the same transaction, around the check of who may and the work; for an act that is one of many. */
  around?: Around;
};

export type Around = <Value>(
  tx: Transaction,
  request: OpenedRequest,
  act: () => Promise<Result<Value>>,
) => Promise<Result<Value>>;

type Work<Value> = (tx: Transaction, request: OpenedRequest) => Promise<Result<Value>>;

/** Whether an answer that is no refusal opened data. */
type Shows<Value> = (answer: Value) => boolean;

/**
 * Does something on one request: the row is locked, the person of the desk is authorised on it in the same
 * transaction, and only then `work` begins. Somebody else's id and a made-up one get the same answer.
 */
export const atDesk = <Value>(
  asked: DeskAct,
  act: Act,
  work: Work<Value>,
  shows: Shows<Value> = always,
): Promise<Result<Value>> => onRequest(asked, act, { find: lockRequest, work, shows });

/** As `atDesk`, for looking: nobody waits for anybody. */
export const lookAtDesk = <Value>(
  asked: DeskAct,
  act: Act,
  work: Work<Value>,
  shows: Shows<Value> = always,
): Promise<Result<Value>> => onRequest(asked, act, { find: findRequest, work, shows });

const always = () => true;

async function onRequest<Value>(
  { actor, id, now, around = (_tx, _request, whole) => whole() }: DeskAct,
  act: Act,
  { find, work, shows }: { find: typeof lockRequest; work: Work<Value>; shows: Shows<Value> },
): Promise<Result<Value>> {
  if (!isUuid(id)) return refused('not-found');
  return inTransaction(async (tx) => {
    const request = await find(tx, id);
    if (!request) return refused('not-found');
    return around(tx, request, async () => {
      const may = await authorise(tx, { actor, act, now, request });
      if (!may.ok) return may;
      if (!opensData(act)) return work(tx, request);
      const passed = await passWatch(tx, request, { actor, now });
      if (!passed.ok) return passed;
      const done = await work(tx, request);
      if (done.ok && shows(done.value)) await passed.value();
      return done;
    });
  });
}
