import type { Transaction } from '#db/client';
import { listNotifications } from '#db/notification';
import type { OpenedRequest } from '#db/request';
import { dayOf } from '#domain/clock';
import {
  type Arrival,
  answersTo,
  arrivalOf,
  type NotificationAnswer,
  type NotificationKind,
} from '#domain/notifications';
import { mapFace } from './map-face.ts';
import { organisation } from './organisation.ts';

export type OtherTold = {
  id: string;
  kind: NotificationKind;
  name: string;
  rows: number | null;
  /** When the letter was written. Null: no address of theirs is known, so staff have to tell them. */
  toldAt: Date | null;
  isByWebhook: boolean;
  arrival: Arrival;
  dueOn: string;
  isOverdue: boolean;
  remindedAt: Date | null;
  answer: NotificationAnswer | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  mayAnswer: NotificationAnswer[];
};

/** Who was told of a request, for the desk: names of organisations, and nothing of what was said about the person. */
export async function othersTold(tx: Transaction, request: OpenedRequest, now: Date): Promise<OtherTold[]> {
  const today = dayOf(now, organisation().timeZone);
  const told = await listNotifications(tx, request);
  return told.map(({ id, kind, body, toldAt, dueOn, remindedAt, answer, answeredAt, answeredByName, letter }) => ({
    ...{ id, kind, name: body.name, toldAt, remindedAt, answer, answeredAt, answeredBy: answeredByName },
    isByWebhook: body.kind === 'recipient' && body.webhook !== undefined,
    rows: body.kind === 'controller' ? body.fields.rows : null,
    arrival: arrivalOf({ letter, remindedAt }),
    dueOn: dueOn ?? '',
    isOverdue: answer === null && (dueOn ?? '') < today,
    mayAnswer: answersTo(kind, request.kind),
  }));
}

export type OwnTold = Pick<OtherTold, 'kind' | 'name' | 'toldAt' | 'dueOn' | 'answer' | 'answeredAt'>;

/**
 * Who was told, for the person, and when: not of who could not be reached yet. Of an opt-out nobody by name: it needs no proof, so it would show strangers whose data
 * went where; the page says whom it may concern instead (`recipientsOf`).
 */
export async function ownTold(tx: Transaction, request: OpenedRequest, now: Date): Promise<OwnTold[]> {
  if (request.kind === 'opt-out') return [];
  return (await othersTold(tx, request, now)).map(({ kind, name, toldAt, arrival, dueOn, answer, answeredAt }) => ({
    ...{ kind, name, dueOn, answer, answeredAt },
    toldAt: arrival === 'arrived' ? toldAt : null,
  }));
}

/** Names of those who get data for one of the purposes. */
export async function recipientsOf(tx: Transaction, purposes: readonly string[]): Promise<string[]> {
  const { recipients } = await mapFace(tx);
  return recipients.filter(({ optOuts }) => optOuts.some((key) => purposes.includes(key))).map(({ name }) => name);
}
