/** What the desk's queue can be asked for, in its query language. @see domain/query.ts */
import { channels } from './channels.ts';
import { dateWords, isAhead } from './date-words.ts';
import { figures } from './figures.ts';
import { kinds } from './kinds.ts';
import { languages } from './languages.ts';
import { lawIds } from './law/law-of.ts';
import { groundIds } from './law/rule.ts';
import { parseQuery, type Qualifiers, type Query, type QueryFault } from './query.ts';
import { tokens } from './query-tokens.ts';
import { outcomes, statuses } from './states.ts';

/** What `is:` knows of a request. */
const queueMarks = [
  'needs-me',
  'open',
  'closed',
  'late',
  'paused',
  'prepared',
  'bounced',
  'unread',
  'locked',
  'appealed',
  'by-post',
  'keyed-in',
  'snoozed',
  'duplicate',
  'trial',
] as const;

export const queueQualifiers: Qualifiers = {
  kind: kinds,
  state: statuses,
  is: queueMarks,
  /** `me`, `none`, or the id of somebody at the desk. */
  owner: null,
  /** Hash of an address, so that none is in the address of a page. */
  person: null,
  law: lawIds,
  /** `pages`: it did not have to be keyed in. */
  channel: ['pages', ...channels],
  outcome: outcomes,
  ground: groundIds,
  language: null,
  /** Which figure of the reports counts it. */
  figure: figures,
};

/** What the bar offers while it is typed in; nothing is received or closed on a day to come. */
export const queueSuggestions: readonly string[] = [
  ...Object.entries(queueQualifiers).flatMap(([name, values]) => (values ?? []).map((value) => `${name}:${value}`)),
  ...languages.map((language) => `language:${language}`),
  ...['owner:me', 'owner:none', 'due:<=today', 'received:>=2026-01-01', 'closed:2026'],
  ...dateWords.map((word) => `due:${word}`),
  ...dateWords.filter((word) => !isAhead(word)).flatMap((word) => [`received:${word}`, `closed:${word}`]),
];

/** Views that every desk has; each is a query like any other. */
export const queueViews = {
  'Needs me': 'is:needs-me',
  Open: 'is:open',
  Mine: 'is:open owner:me',
  Snoozed: 'is:snoozed',
  Late: 'is:late',
  Appeals: 'is:appealed',
  'New messages': 'is:unread',
  Closed: 'is:closed',
} as const;

export const readQueueQuery = (text: string, today: string): { query: Query } | QueryFault =>
  parseQuery(text, queueQualifiers, today);

/** Closed requests are read from the latest on, open ones from the most urgent. */
export function isLatestFirst(query: Query): boolean {
  if ('all' in query) return query.all.some(isLatestFirst);
  return 'field' in query && query.field === 'is' && 'values' in query && query.values.join() === 'closed';
}

/** Whether a query looks for what somebody asked, or for a reference, and not for all of a sort. */
export function isSearch(query: Query): boolean {
  if ('all' in query) return query.all.some(isSearch);
  return 'field' in query && (query.field === 'person' || query.field === 'text');
}

type OuterPart = { name: string; from: number; until: number; isOr: boolean };

/** The words on a text's outer level that nothing excludes, and the OR between them. */
function outerParts(text: string): OuterPart[] {
  let depth = 0;
  let isNot = false;
  return tokens(text).flatMap(({ at, text: word, kind }): OuterPart[] => {
    if (kind === 'open') depth++;
    if (kind === 'close') depth--;
    const isPlain = kind === 'word' && depth === 0 && !isNot;
    isNot = kind === 'not';
    if (kind === 'or' && depth === 0) return [{ name: '', from: at, until: at, isOr: true }];
    const [name = '', value] = word.toLowerCase().split(':', 2);
    return isPlain ? [{ name: value === undefined ? '' : name, from: at, until: at + word.length, isOr: false }] : [];
  });
}

/** The value of a qualifier on a query's outer level; undefined when there is none, or not exactly one. */
export function valueIn(text: string, name: string): string | undefined {
  const parts = outerParts(text);
  const [only, ...more] = parts.filter((part) => part.name === name);
  if (!only || more.length > 0 || parts.some(({ isOr }) => isOr)) return undefined;
  return text.slice(only.from + name.length + 1, only.until);
}

/** The same query with one more condition, in the place of an earlier one of that name; an empty value takes it out. */
export function withValue(text: string, name: string, value: string): string {
  const parts = outerParts(text);
  if (parts.some(({ isOr }) => isOr)) return value === '' ? text : `(${text}) ${name}:${value}`;
  const rest = parts
    .filter((part) => part.name === name)
    .reduceRight((left, { from, until }) => left.slice(0, from) + left.slice(until), text);
  return [...rest.split(/\s+/), ...(value === '' ? [] : [`${name}:${value}`])].filter(Boolean).join(' ');
}
