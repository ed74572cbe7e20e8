/** What each letter needs to be written. Whoever moves a request queues these fields, sealed; `emails/` makes the words. */
import { z } from 'zod';
import { cappedActs } from './daily-caps.ts';
import { glassReasons } from './glass.ts';
import { kinds } from './kinds.ts';
import { outsideResults } from './outside.ts';
import { roles } from './roles.ts';
import { outcomes } from './states.ts';

const kind = z.enum(kinds);
const reference = z.string();
const url = z.string();
/** `YYYY-MM-DD`, written out in the reader's language. */
const day = z.string();
/** ISO 8601 instant. */
const instant = z.string();
const list = z.array(z.string());

/** What became of one category of data, as a person reads it in the letter and on the status page. */
const categoryOutcome = z.object({
  category: z.string(),
  erased: z.int(),
  /** Kept, but reduced: hashed, shortened, generalised. */
  reduced: z.int(),
  /** Under which law is left out of letters that were queued before they said so. */
  kept: z.array(z.object({ reason: z.string(), law: z.string().optional(), until: day.nullable(), rows: z.int() })),
  /** Rows that belong to others too, and stay. */
  shared: z.int().optional(),
});
export type CategoryOutcome = z.output<typeof categoryOutcome>;

/** Rows held for another organisation; `name` and `contact` are empty where they are not known. */
const heldForOther = z.object({ name: z.string(), contact: z.string(), rows: z.int() });
export type HeldForOther = z.output<typeof heldForOther>;

/** What a reader knows a person by, with the name that it has there. */
const identifier = z.object({ label: z.string(), value: z.string() });
export type Identifier = z.output<typeof identifier>;

/** Work outside the account database: what it came to, when, and by whose role; `reason` where something stays. */
const outsideDone = z.object({
  title: z.string(),
  result: z.enum(outsideResults),
  reason: z.string(),
  on: day,
  by: z.enum(roles),
});
export type OutsideDone = z.output<typeof outsideDone>;

/** What takes longer, the answer or the outcome of an appeal. */
const putOff = z.object({
  ...{ reference, kind, receivedOn: day, answerByOn: day, article: z.string(), reason: z.string() },
  ...{ regulator: z.string(), statusUrl: url },
});

export const letterFields = {
  // to the person
  code: z.object({ code: z.string(), link: url, minutes: z.int() }),
  /**
   * An empty article, here and in the two below: no law sets that day, we do.
   * `showsWho`: on its page the person shows who they are, beyond the mailbox.
   */
  acknowledgement: z.object({
    ...{ reference, kind, receivedOn: day, answerByOn: day, article: z.string(), statusUrl: url },
    showsWho: z.boolean().optional(),
  }),
  'date-changed': z.object({
    ...{ reference, kind, receivedOn: day, answerByOn: day, wasOn: day },
    ...{ article: z.string(), statusUrl: url },
  }),
  /** Asks whether a request that came by letter, call or e-mail is really this person's. */
  confirm: z.object({ reference, kind, receivedOn: day, answerByOn: day, article: z.string(), statusUrl: url }),
  /** To a parent, about a child's data: nothing of the child, since anybody may have given this address. */
  'child-case': z.object({ reference, days: z.int(), isShown: z.boolean(), statusUrl: url }),
  /** With the question's words only where the letter goes by post. */
  question: z.object({
    ...{ reference, statusUrl: url, words: z.string().optional() },
    /** The article by which the clock stands still until the answer. */
    pausedUnder: z.string().optional(),
  }),
  /** The answer is put off, once: until when, why, and by which article. */
  extension: putOff,
  /** The answer to what was asked in words; these only where the letter goes by post. */
  reply: z.object({ reference, regulator: z.string(), statusUrl: url, words: z.string().optional() }),
  /** The desk writes, and asks nothing; the words only where the letter goes by post. */
  message: z.object({ reference, statusUrl: url, words: z.string().optional() }),
  decision: z.object({ reference, kind, statusUrl: url, answerByOn: day }),
  /** `enclosed`: posted together with the letter, for who has no mailbox. */
  'export-ready': z.object({
    reference,
    statusUrl: url,
    expiresOn: day,
    downloads: z.int(),
    enclosed: z.boolean().optional(),
    /** Left out of letters that were queued before there was such a thing. */
    outside: z.array(outsideDone).optional(),
  }),
  'deletion-scheduled': z.object({ reference, runAfter: instant, statusUrl: url }),
  /** Neutral: it may reach a mailbox that somebody else reads too, so it names no request and no right. */
  'deletion-notice': z.object({ runAfter: instant, pauseUrl: url }),
  'deletion-paused': z.object({ reference, statusUrl: url }),
  'opt-out-done': z.object({ reference, purposes: list, stays: list, undoUrl: url }),
  'lost-frozen': z.object({ reference, items: list, offMeanwhile: list }),
  done: z.object({
    reference,
    kind,
    outcome: z.enum(outcomes),
    categories: z.array(categoryOutcome),
    corrected: list,
    /** Left out of letters that were queued before there was such a thing. */
    heldForOthers: z.array(heldForOther).optional(),
    cannotRecall: list.optional(),
    /** Who had the data from us and was told. */
    told: list.optional(),
    outside: z.array(outsideDone).optional(),
    statusUrl: url,
    runId: z.string().nullable(),
    /** For trying out: all of it was taken back. */
    isTriedOut: z.boolean().optional(),
    /** Where nothing was done, or not all: whom to complain to, and, where it is certain who asks, how to appeal. */
    denied: z.object({ regulator: z.string(), isComplaint: z.boolean(), appealUrl: url.nullable() }).optional(),
  }),
  refusal: z.object({
    ...{ reference, kind, ground: z.string(), law: z.string(), reason: z.string(), statusUrl: url },
    /** Whom to complain to; all three are left out of letters that were queued before there were appeals. */
    regulator: z.string().optional(),
    appealUrl: url.optional(),
    isComplaint: z.boolean().optional(),
    /** Who cannot be identified for a deletion can opt out all the same. */
    optOutUrl: url.optional(),
  }),
  /** All that we hold is held for others, who decide about it. */
  redirected: z.object({
    ...{ reference, kind, others: z.array(heldForOther), reason: z.string(), regulator: z.string() },
    ...{ isComplaint: z.boolean(), appealUrl: url, statusUrl: url },
    /** For trying out: nobody was told. */
    isTrial: z.boolean().optional(),
  }),
  /** What kinds of data are held, where from and who gets them: no value of anybody. */
  'categories-told': z.object({
    ...{ reference, reason: z.string(), article: z.string(), policyVersion: z.string(), recipients: list },
    categories: z.array(z.object({ label: z.string(), sources: list })),
    ...{ regulator: z.string(), isComplaint: z.boolean(), appealUrl: url, statusUrl: url },
  }),
  /** A request that is done in part: what of it was refused, each with why. */
  'part-refusal': z.object({
    ...{ reference, kind, regulator: z.string(), isComplaint: z.boolean(), statusUrl: url, appealUrl: url },
    parts: z.array(z.object({ category: z.string(), ground: z.string(), law: z.string(), reason: z.string() })),
  }),
  /** `isComplaint`: that law knows no appeal to us. An empty article: the day is our own word. */
  'appeal-received': z.object({
    ...{ reference, kind, receivedOn: day, answerByOn: day, article: z.string(), statusUrl: url },
    isComplaint: z.boolean(),
  }),
  /** The outcome of an appeal is put off, once: until when, why, and by which article. */
  'appeal-extension': putOff,
  'appeal-outcome': z.object({
    ...{ reference, kind, isUpheld: z.boolean(), isComplaint: z.boolean(), reason: z.string(), statusUrl: url },
    /** Of the request that is taken up again; null when it is not. */
    answerByOn: day.nullable(),
    regulator: z.string(),
  }),
  withdrawn: z.object({ reference, kind, statusUrl: url }),
  /** `regulator` is left out of letters that were queued before it was told. */
  /** The last day on which an answer keeps the request open. */
  reminder: z.object({ reference, kind, expiresOn: day, byPost: z.boolean(), statusUrl: url }),
  lapsed: z.object({
    ...{ reference, kind, days: z.int(), regulator: z.string().optional(), statusUrl: url },
    /** For how long an answer still takes it up again; none where nobody has shown whose it is. */
    lateDays: z.int().optional(),
  }),
  'package-taken-back': z.object({ reference, statusUrl: url }),
  /** Always by post, to the address that the account database holds. */
  'posted-code': z.object({ reference, code: z.string(), expiresOn: day, statusUrl: url }),
  // to others: the least that serves them
  /** To who had the data from us: the same is to be done there. @see GDPR Art. 19 */
  'recipient-notice': z.object({
    reference,
    act: z.enum(['correct', 'delete', 'opt-out']),
    /** One entry of theirs each. */
    known: z.array(z.array(identifier)),
    /** Categories that were deleted or corrected, or what was opted out of. */
    what: list,
    /** Fields with what they say now. */
    corrected: z.array(identifier),
    dueOn: day,
    isReminder: z.boolean(),
  }),
  /** To who decides about rows that we only hold: somebody asked. @see GDPR Art. 28(3)(e) */
  'controller-notice': z.object({
    reference,
    kind,
    rows: z.int(),
    known: z.array(identifier),
    receivedOn: day,
    dueOn: day,
    isReminder: z.boolean(),
  }),
  /** To everybody whose data are to be passed on, before that happens. */
  'sharing-notice': z.object({ to: z.string(), what: z.string(), fromOn: day, exceptions: list, preventUrl: url }),
  // to staff: no personal data at all, but a colleague's name in 'staff-passkey'
  'staff-assigned': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  'staff-approval-waiting': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  'staff-clock': z.object({ reference, kind, percent: z.int(), answerByOn: day, deskUrl: url }),
  'staff-overdue': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  /** How many of those who were told of a request are late with their answer. */
  'staff-unanswered': z.object({ reference, others: z.int(), deskUrl: url }),
  /** Work outside the database, near its day or past it. */
  'staff-task': z.object({ reference, dueOn: day, isLate: z.boolean(), deskUrl: url }),
  /** The person has not heard yet that a request came. */
  'staff-acknowledge': z.object({ reference, kind, dueOn: day, isLate: z.boolean(), deskUrl: url }),
  'staff-bounced': z.object({ reference, kind: z.string(), deskUrl: url }),
  'staff-run-failed': z.object({ reference, kind, failure: z.string(), deskUrl: url }),
  'staff-lost': z.object({ reference, deskUrl: url }),
  'staff-appeal': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  /** Of an open appeal: how much of its time is used, or that it is late. */
  'staff-appeal-clock': z.object({
    ...{ reference, kind, percent: z.int(), isLate: z.boolean(), answerByOn: day, deskUrl: url },
  }),
  'staff-message': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  'staff-note': z.object({ reference, kind, answerByOn: day, deskUrl: url }),
  'staff-paused': z.object({ reference, deskUrl: url }),
  /** Somebody of the desk wants to see the data of a watched person, or has opened them. */
  'staff-watched': z.object({ reference, isOpened: z.boolean(), deskUrl: url }),
  /** Somebody sees the data of a watched person for these minutes, without a colleague's word. */
  'staff-glass': z.object({ reference, why: z.enum(glassReasons), minutes: z.int(), deskUrl: url }),
  /** Somebody of the desk wanted to let out more on one day than one person may; `reference` is the first that was held. */
  'staff-held': z.object({ reference, act: z.enum(cappedActs), atMost: z.int(), deskUrl: url }),
  /** Of no request. Without a failure: there was none since `ranAt`, or never. */
  'staff-self-test': z.object({ failure: z.string().nullable(), ranAt: instant.nullable(), deskUrl: url }),
  /** Of no request: somebody of the desk looked for so many people within a minute. */
  'staff-searching': z.object({ atMost: z.int(), deskUrl: url }),
  /** Of no request, to whose passkey it is. `by`: the name of the colleague who did it; null: who reads it. */
  'staff-passkey': z.object({ isAdded: z.boolean(), doneAt: instant, by: z.string().nullable(), deskUrl: url }),
} satisfies Record<string, z.ZodType>;

export type LetterKind = keyof typeof letterFields;
/** Whether a letter is for colleagues at the desk. */
export const isForStaff = (kind: string): boolean => kind.startsWith('staff-');
export const isLetterKind = (value: string): value is LetterKind => Object.hasOwn(letterFields, value);
export type LetterFields<Kind extends LetterKind = LetterKind> = z.output<(typeof letterFields)[Kind]>;

/** A letter as a mail reader gets it. */
export type WrittenLetter = { subject: string; text: string; html: string };
