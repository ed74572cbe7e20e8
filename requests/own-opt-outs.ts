import type { Database, Transaction } from '#db/client';
import { listEvents } from '#db/event';
import { answersOf, findRequest, listRequestsOf } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { isOpen } from '#domain/states';
import { emailIndexOf } from './on-own.ts';

/** An opt-out of somebody's mailbox and where it stands; `at` is when it came to stand there. */
export type OwnOptOut = {
  id: string;
  purposes: string[];
  receivedOn: string;
  stands: 'on-its-way' | 'in-force' | 'being-undone' | 'undone';
  at: Date;
};

const steps = [
  ['opt-out-undone', 'undone'],
  ['undo-asked', 'being-undone'],
  ['opted-out', 'in-force'],
] as const;

/** All opt-outs of the mailbox that this person proved, newest first; those that came to nothing are left out. */
export async function ownOptOuts(tx: Database | Transaction, actor: PersonActor): Promise<OwnOptOut[]> {
  const lines = await listRequestsOf(tx, emailIndexOf(actor));
  const found: OwnOptOut[] = [];
  for (const { id, status, receivedOn } of lines.filter(({ kind }) => kind === 'opt-out')) {
    const request = await findRequest(tx, id);
    if (!request) continue;
    const asked = answersOf(request);
    if (asked.kind !== 'opt-out') continue;
    const about = { id, purposes: asked.purposes, receivedOn };
    if (isOpen(status)) found.push({ ...about, stands: 'on-its-way', at: request.receivedAt });
    if (status !== 'done') continue;
    const events = await listEvents(tx, id);
    const step = steps.find(([type]) => events.some((event) => event.type === type));
    const at = events.findLast(({ type }) => type === step?.[0])?.at ?? request.receivedAt;
    found.push({ ...about, stands: step?.[1] ?? 'in-force', at });
  }
  return found;
}
