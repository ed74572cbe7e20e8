import { database } from '#db/client';
import type { PersonActor } from '#domain/actor';
import { type OwnOptOut, ownOptOuts } from './own-opt-outs.ts';

/** The opt-outs of the mailbox that this person proved which are in force, newest first. */
export async function listOwnOptOuts({
  actor,
}: {
  actor: PersonActor;
}): Promise<Pick<OwnOptOut, 'id' | 'purposes' | 'receivedOn'>[]> {
  const all = await ownOptOuts(database(), actor);
  return all.flatMap(({ id, purposes, receivedOn, stands }) =>
    stands === 'in-force' ? [{ id, purposes, receivedOn }] : [],
  );
}
