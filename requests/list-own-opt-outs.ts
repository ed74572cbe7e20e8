import { database } from '#db/client';
import { listEvents } from '#db/event';
import { answersOf, findRequest, listRequestsOf } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { emailIndexOf } from './on-own.ts';

export type OwnOptOut = { id: string; purposes: string[]; receivedOn: string };

/** The opt-outs of the mailbox that this person proved which are in force, newest first. */
export async function listOwnOptOuts({ actor }: { actor: PersonActor }): Promise<OwnOptOut[]> {
  const lines = await listRequestsOf(database(), emailIndexOf(actor));
  const found: OwnOptOut[] = [];
  for (const { id, receivedOn } of lines.filter(({ kind, status }) => kind === 'opt-out' && status === 'done')) {
    const events = await listEvents(database(), id);
    const request = await findRequest(database(), id);
    const asked = request && answersOf(request);
    if (asked?.kind !== 'opt-out' || events.some(({ type }) => type === 'undo-asked')) continue;
    found.push({ id, purposes: asked.purposes, receivedOn });
  }
  return found;
}
