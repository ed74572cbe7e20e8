/** Others who are told of a request: those who had the data from us, and those for whom we hold some. */
import { z } from 'zod';
import { addDays } from './clock.ts';
import type { Kind } from './kinds.ts';
import { letterFields } from './letters.ts';

/** `recipient`: got the data from us. `controller`: decides about rows that we only hold for it. */
export const notificationKinds = ['recipient', 'controller'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const notificationAnswers = [
  /** A recipient: it did the same with its data. */
  'done',
  /** It knows nobody by what we gave. */
  'not-held',
  'refused',
  /** A controller's word on the rows that we hold for it. */
  'disclose',
  'erase',
  /** A controller answers the person itself. */
  'answers-itself',
] as const;
export type NotificationAnswer = (typeof notificationAnswers)[number];

/** The word on which each kind goes on with the rows that are held for a controller. @see GDPR Art. 28(3)(a) */
export const releasingAnswer: Partial<Record<Kind, NotificationAnswer>> = { access: 'disclose', delete: 'erase' };

/**
 * What somebody who was told may answer. Rows of a controller leave us on its word alone, and a word fits the kind that
 * was asked for: none lets a copy be given because of a deletion, or deletes because of a copy.
 * @see GDPR Art. 28(3)(a)
 */
export function answersTo(told: NotificationKind, asked: Kind): NotificationAnswer[] {
  if (told === 'recipient') return ['done', 'not-held', 'refused'];
  const word = releasingAnswer[asked];
  return [...(word ? [word] : []), 'answers-itself', 'not-held', 'refused'];
}

/** Days in which we expect an answer. The law names none; after them the desk sees it as overdue. */
const daysToAnswer: Record<NotificationKind, number> = { recipient: 30, controller: 14 };

/**
 * The day by which we expect an answer.
 * @param today `YYYY-MM-DD`, in the organisation's time zone
 * @see GDPR Art. 19, 28(3)(e); Cal. Civ. Code § 1798.105(c)
 */
export const answerExpectedOn = (kind: NotificationKind, today: string): string => addDays(today, daysToAnswer[kind]);

/**
 * Whether what tells somebody has come to them: `none` where no address of theirs is known, `under-way` while it is tried.
 * A reminder goes to who was told before.
 */
export type Arrival = 'none' | 'under-way' | 'arrived' | 'failed';

/** @param letter how it stands with the last letter or webhook to them; null when nothing was written */
export function arrivalOf({ letter, remindedAt }: { letter: string | null; remindedAt: Date | null }): Arrival {
  if (letter === null) return 'none';
  if (letter === 'bounced' || letter === 'given-up') return 'failed';
  return letter === 'queued' && remindedAt === null ? 'under-way' : 'arrived';
}

const notice = { name: z.string(), contact: z.string() };
const later = { reference: true, dueOn: true, isReminder: true } as const;

/** What is written down of somebody who is to be told; sealed with the request's key. */
export const notified = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('recipient'),
    ...notice,
    /** Of the organisation file; without it a letter goes. */
    webhook: z.string().optional(),
    fields: letterFields['recipient-notice'].omit(later),
  }),
  z.object({ kind: z.literal('controller'), ...notice, fields: letterFields['controller-notice'].omit(later) }),
]);
export type Notified = z.output<typeof notified>;
