/**
 * The organisation file: who runs the portal, which law and which kinds of request it answers, and what it promised.
 * The operator writes it in YAML; nothing in it is secret, so that pages and letters may show all of it.
 */
import { z } from 'zod';
import { dailyCaps } from './daily-caps.ts';
import { identityAsked } from './identity-asked.ts';
import { kinds } from './kinds.ts';
import { type Language, languages } from './languages.ts';
import { correction } from './law/corrected.ts';
import { isLawId } from './law/law-of.ts';
import { outsideWork } from './outside.ts';
import { replyFaults, savedReply } from './replies.ts';
import { webhook } from './webhooks.ts';
import type { wordsFile } from './words-file.ts';

const url = z.string().refine((value) => /^https?:\/\//.test(value) && URL.canParse(value), 'is not a web address');
const address = z.email('is not an e-mail address');
const plain = z.string().trim().min(1, 'is empty').max(500, 'is longer than 500 characters');
const unitMs: Record<string, number> = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** `72 hours`, `1 minute`, as milliseconds. */
const lengthMs = z
  .string()
  .regex(/^\d+ (second|minute|hour|day)s?$/, 'must be a length of time such as "72 hours"')
  .transform((words) => {
    const [count, unit = ''] = words.replace(/s$/, '').split(' ');
    return Number(count) * (unitMs[unit] ?? Number.NaN);
  });

const timeZone = z.string().refine(isTimeZone, 'is not a time zone such as Europe/Berlin');

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

const contact = z.strictObject({
  email: address,
  phone: plain.optional(),
  /** Postal address, one line each. */
  post: z.array(plain).default([]),
});

const letters = z.strictObject({
  fromName: plain,
  fromAddress: address,
  replyTo: address.optional(),
  /** What our letters never ask for, so that a forged one is known: "your password", "a copy of your passport". */
  neverAsk: z.array(plain).default([]),
});

/** Where a finder of a hole writes to: a mailbox or a page. Pages are on https, as RFC 9116 §2.5 asks. */
const secureUrl = url.refine((value) => value.startsWith('https://'), 'must begin with https://');
const security = z.strictObject({
  /** The most wanted first; the organisation's own mailbox when left out. */
  contacts: z
    .array(z.union([address, secureUrl], 'must be an e-mail address, or a page that begins with https://'))
    .min(1)
    .optional(),
  policy: secureUrl.optional(),
  encryption: secureUrl.optional(),
  acknowledgments: secureUrl.optional(),
  hiring: secureUrl.optional(),
});

/** A faster way than a request, in the organisation's own product. */
const selfService = z.strictObject({
  label: plain,
  url,
  /** Kinds of request that it may spare: it is shown where one of them is begun, beside the start page. */
  for: z.array(z.enum(kinds)).default([]),
  /** It can be undone, such as closing an account for a while: then it is offered in place of a deletion, which cannot. */
  reversible: z.boolean().default(false),
});

/** A sentence of the privacy policy, in our words, that the portal carries out. */
const promise = z.strictObject({ id: z.string().regex(/^[A-Z]{2,4}-\d+$/, 'must be like CC-1'), words: plain });

/** What is to be passed on to others; people are told first, and can prevent it. */
const sharing = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be lower-case letters, digits and dashes'),
  to: plain,
  /** Which data, and what for. */
  what: plain,
  /** Nothing is passed on before this day. */
  from: z.iso.date('is not a day such as 2027-01-31'),
  /** What goes on though somebody prevents this. */
  exceptions: z.array(plain).default([]),
});

const written = z.strictObject({
  name: plain,
  /** Short name in file names and references: lower-case letters, digits and dashes. */
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'must be lower-case letters, digits and dashes'),
  /** An example shows a banner: made-up people, built from a public policy, not affiliated. */
  example: z.boolean().default(false),
  policyUrl: url,
  /** Date or number of the policy that requests are answered under. */
  policyVersion: plain,
  /** Versions of the policy that people may object to, with the day from which each holds. */
  policies: z.array(z.strictObject({ version: plain, on: z.iso.date() })).default([]),
  contact,
  /** The one accent colour of pages and letters. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1d5fa8')
    .default('#1d5fa8'),
  timeZone,
  /** Which laws apply to the people it knows; `default` stands for everywhere else. More than one: people are asked where they live. */
  laws: z
    .array(z.string().refine(isLawId, 'is not a law that we know; docs/law.md lists them'))
    .min(1)
    .default(['default']),
  /** What the rules of a law have wrong, in the words of the organisation's counsel, with the source. */
  corrections: z.array(correction).default([]),
  /**
   * Law → how to reach the authority that one may complain to: a web address or a telephone number, from counsel. Many
   * laws want it told with a refusal; it takes the place of the site that we know.
   */
  authorities: z
    .record(
      z.string().refine(isLawId, 'is not a law that we know; docs/law.md lists them'),
      plain.max(200, 'is longer than 200 characters').regex(/^[^\t\r\n]*$/, 'must be one line'),
    )
    .default({}),
  /** Whose public holidays move a last day, where the law lets: a country or a part of one (ISO 3166). */
  holidays: z
    .string()
    .regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, 'must be a country or a part of one, such as IE or DE-BY')
    .optional(),
  languages: z.array(z.enum(languages)).min(1).default(['en']),
  /** Of letters to staff; the desk's own pages are in English. */
  deskLanguage: z.enum(languages).default('en'),
  kinds: z.array(z.enum(kinds)).min(1).default(['access', 'correct', 'delete', 'opt-out', 'other']),
  /** How long an approved deletion waits before it runs, so that a stranger's can be stopped. */
  coolingOff: lengthMs.prefault('72 hours'),
  /** `strict`: a deletion needs two approvers other than the one who prepared it. */
  approvals: z.enum(['standard', 'strict']).default('standard'),
  /** Copies and deletions that one person of the desk lets out on a day before an admin has to look. */
  dailyCaps: dailyCaps.prefault({}),
  /** What is asked of people besides their mailbox. */
  identity: identityAsked.prefault({}),
  letters,
  selfService: z.array(selfService).default([]),
  /** Days that an export package can be collected; a week at most, since whoever gets into the mailbox could too. */
  packageDays: z.int().min(1).max(7).default(7),
  /** Days in which the organisation itself promises an answer; the law's limit holds where it is shorter. */
  answerDays: z.int().min(1).max(90).optional(),
  /** Whether everybody may see how requests were answered in past years, on the page `/metrics`. @see 11 CCR 7102 */
  publishMetrics: z.boolean().default(false),
  /** Months for which a closed request is kept, where that is longer than its law asks for. */
  keepRequestsMonths: z.int().min(1).max(120).optional(),
  /** Nobody younger may have an account; the map's `never` lines test it. */
  minimumAge: z.int().min(0).max(21).optional(),
  /** Days that a parent has to decide about a child's data; silence has them deleted. Without it no such case is opened. */
  childSilenceDays: z.int().min(7).max(90).optional(),
  sharings: z.array(sharing).default([]),
  /** Day since which this site honours opt-out signals of browsers, as `/.well-known/gpc.json` tells them. */
  signalsSince: z.iso.date('is not a day such as 2027-01-31').default('2026-11-26'),
  security: security.default({}),
  /** Recipients of the data map may name one of these: they are then told by it instead of by letter. */
  webhooks: z
    .record(z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/, 'must be letters, digits and dashes'), webhook)
    .default({}),
  /** What is to be done outside the account database for every request of some kinds. */
  outside: z
    .record(z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and dashes'), outsideWork)
    .default({}),
  /** An account of nobody's, for which the worker goes through a deletion and a copy every night, and takes it all back. */
  selfTest: z.strictObject({ email: address }).optional(),
  promises: z.array(promise).default([]),
  /** Wordings that staff choose from when they write to somebody. */
  replies: z.array(savedReply).default([]),
});

/** Checks an organisation file and reads its lengths of time: `coolingOff: 72 hours` becomes `coolingOffMs`. */
export const organisationFile = written
  .superRefine(({ replies, languages: offered }, context) => {
    for (const fault of replyFaults(replies, offered)) context.addIssue({ code: 'custom', ...fault });
  })
  .transform(({ coolingOff, ...rest }) => ({ ...rest, coolingOffMs: coolingOff }));

/** The organisation file, with its words in other languages. @see organisationFile */
export type Organisation = z.output<typeof organisationFile> & {
  words: Partial<Record<Language, z.output<typeof wordsFile>>>;
};

/** The organisation's own words in a language; nothing for what it has not translated. */
export function ownWords({ words }: Organisation, language: Language): (text: string) => string | undefined {
  const own = new Map(Object.entries(words[language]?.own ?? {}));
  return (text) => own.get(text);
}

/** How letters in a language are sent: the sender's name may be in that language. */
export function senderIn(organisation: Organisation, language: Language): Organisation['letters'] {
  const { letters } = organisation;
  return { ...letters, fromName: ownWords(organisation, language)(letters.fromName) ?? letters.fromName };
}
