import type { Transaction } from '#db/client';
import { type HoldList, lockHoldList } from '#db/hold-list';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

export type HoldListAsked = { actor: StaffActor; id: string; now: Date };

/** A list of people to be held, for whoever brought it: it is full of names, and to everybody else there is none. */
export async function ownHoldList(tx: Transaction, { actor, id, now }: HoldListAsked): Promise<Result<HoldList>> {
  const may = await authorise(tx, { actor, act: 'hold', now });
  if (!may.ok) return may;
  const list = isUuid(id) ? await lockHoldList(tx, id) : null;
  return list?.createdBy === actor.staffId ? ok(list) : refused('not-found');
}
