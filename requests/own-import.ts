import type { Transaction } from '#db/client';
import { lockImport, type RequestImport } from '#db/request-import';
import type { StaffActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';

export type ImportAsked = { actor: StaffActor; id: string; now: Date };

/** A table of past requests, for whoever brought it: it is full of addresses, and to everybody else there is none. */
export async function ownImport(tx: Transaction, { actor, id, now }: ImportAsked): Promise<Result<RequestImport>> {
  const may = await authorise(tx, { actor, act: 'administer', now });
  if (!may.ok) return may;
  const found = isUuid(id) ? await lockImport(tx, id) : null;
  return found?.createdBy === actor.staffId ? ok(found) : refused('not-found');
}
