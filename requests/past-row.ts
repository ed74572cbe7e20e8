import { randomUUID } from 'node:crypto';
import type { NewPastRequest } from '#db/past-request';
import { newRequestKey, seal, sealJson } from '#db/seal';
import type { Answers } from '#domain/answers';
import { everything } from '#domain/choices';
import { dayOf } from '#domain/clock';
import type { PastRequest } from '#domain/past-requests';
import { datesOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { lawNames, rulesFor } from './rules-for.ts';
import { identityIndex } from './who.ts';

type From = {
  importId: string;
  by: string;
  now: Date;
  /** Its day, in the organisation's time zone. */
  today: string;
};

/** Nobody knows what exactly was asked; a request keeps some answers of its kind, and the desk shows none. */
const unknown = 'not-known';
const answersTo: Record<PastRequest['kind'], Answers> = {
  access: { kind: 'access', categories: [], note: '' },
  correct: { kind: 'correct', changes: [{ field: unknown, was: '', value: unknown }], note: '' },
  delete: { kind: 'delete', scope: everything, note: '' },
  'opt-out': { kind: 'opt-out', purposes: [unknown] },
  other: { kind: 'other', topic: 'else', words: unknown },
};

/**
 * A past request as a row like any other: closed, its address sealed and hashed, its clock as the law of that time has it,
 * with an extension where the law allowed one by then.
 * @see 11 CCR 7101
 */
export async function pastRow(past: PastRequest, { importId, by, now, today }: From): Promise<NewPastRequest> {
  const id = randomUUID();
  const { key, sealed: keySealed } = newRequestKey(id);
  const { kind, receivedOn, extendedOn, closedOn, status, channel, reference, outcome, ground } = past;
  const answers = answersTo[kind];
  const rules = rulesFor(past.law, receivedOn, null);
  const isAnswered = status === 'done' || status === 'refused';
  const events: NewPastRequest['events'] = [
    { type: 'received', on: receivedOn },
    ...(extendedOn === null ? [] : [{ type: 'extended' as const, on: extendedOn }]),
    ...(isAnswered ? [{ type: 'answered' as const, on: closedOn }] : []),
  ];
  const { on: answerByOn, article } = (await datesOf({ rules, events, answers, now })).answerBy;
  const momentOf = (day: string) => (day === today ? now : momentOn(day));
  const row = {
    ...{ id, importId, reference, kind, status, outcome, refusalGround: ground, channel, keySealed },
    keyedInBy: channel === null ? null : by,
    emailIndex: identityIndex('email', past.email),
    emailSealed: seal(key, `request:${id}:email`, past.email),
    answersSealed: sealJson(key, `request:${id}:answers`, answers),
    submissionKey: randomUUID(),
    language: organisation().languages[0] ?? 'en',
    ...lawNames(rules),
    ...{ article, receivedOn, answerByOn, receivedAt: momentOf(receivedOn), closedAt: momentOf(closedOn) },
  };
  return { row, key, rules, events, note: past.note };
}

/** Of a day of the past nobody knows the hour: one that lies on that day in the organisation's time zone. */
function momentOn(day: string): Date {
  // From Greenwich, noon is on the same day almost everywhere, and midnight where it is not.
  const noon = new Date(`${day}T12:00:00Z`);
  return dayOf(noon, organisation().timeZone) === day ? noon : new Date(`${day}T00:00:00Z`);
}
