/** Requests that an organisation answered before it had Habeas, as a table: a line a request. */
import { canonicalAddress } from './address.ts';
import type { Channel } from './channels.ts';
import { isDay } from './clock.ts';
import { readCsv } from './csv-read.ts';
import { listAtMost, listLimitBytes } from './hold-list.ts';
import type { Kind } from './kinds.ts';
import type { GroundId } from './law/rule.ts';
import {
  calledSo,
  channelNames,
  columnNames,
  groundNames,
  kindNames,
  lawNamesOf,
  outcomeNames,
  plain,
} from './past-names.ts';
import { ok, type Problem, type Result, refused } from './problems.ts';
import type { Outcome, Status } from './states.ts';

export type PastColumn = keyof typeof columnNames;

/** In the order of the file with the bad lines. */
export const pastColumns = [
  'reference',
  'kind',
  'email',
  'law',
  'channel',
  'receivedOn',
  'extendedOn',
  'closedOn',
  'outcome',
  'ground',
  'note',
] as const satisfies readonly PastColumn[];

/** Without these, nothing could be counted. */
const needed: readonly PastColumn[] = ['reference', 'kind', 'email', 'channel', 'receivedOn', 'closedOn', 'outcome'];

/** Columns of the file with the bad lines: that one is mended and brought again. */
const ownColumns = ['line', 'what to change'];

export type PastLine = { line: number; typed: Record<PastColumn, string>; isOpen: boolean };
export type PastRead = {
  lines: PastLine[];
  /** Names of columns that say nothing to us. */
  unread: string[];
};

/** By name: a first line of one megabyte can have as many names, and each is looked up once. */
const columnOf = new Map(
  pastColumns.flatMap((column) => columnNames[column].map((name): [string, PastColumn] => [name, column])),
);

const empty = (): PastLine['typed'] => ({
  ...{ reference: '', kind: '', email: '', law: '', channel: '', receivedOn: '', extendedOn: '' },
  ...{ closedOn: '', outcome: '', ground: '', note: '' },
});

/**
 * Reads a table into lines, without saying yet which of them are good. Its first line names the columns.
 * @returns the problem `list-missing`, `list-too-large`, `list-too-long` or `columns-missing` for field `lines`
 */
export function readPastRequests(text: string): Result<PastRead> {
  // A browser ends the lines of a field with two octets: a file that was taken is taken from there too.
  if (Buffer.byteLength(text.replaceAll('\r\n', '\n')) > listLimitBytes) return refused('list-too-large', 'lines');
  const [head, ...records] = upTo(listAtMost + 2, readCsv(text));
  if (!head) return refused('list-missing', 'lines');
  const columns = head.cells.map((cell) => columnOf.get(plain(cell)));
  if (needed.some((column) => !columns.includes(column))) return refused('columns-missing', 'lines');
  if (records.length === 0) return refused('list-missing', 'lines');
  if (records.length > listAtMost) return refused('list-too-long', 'lines');
  const unread = head.cells.filter((cell, at) => cell && !columns[at] && !ownColumns.includes(plain(cell)));
  const lines = records.map(({ line, cells, isOpen }) => {
    const typed = empty();
    cells.forEach((cell, at) => {
      const column = columns[at];
      if (column) typed[column] ||= cell;
    });
    return { line, typed, isOpen };
  });
  return ok({ lines, unread });
}

function upTo<One>(most: number, all: Iterable<One>): One[] {
  const taken: One[] = [];
  for (const one of all) {
    taken.push(one);
    if (taken.length === most) break;
  }
  return taken;
}

export type PastRequest = {
  line: number;
  reference: string;
  kind: Exclude<Kind, 'report-lost'>;
  email: string;
  /** Id of a law; undefined where it is not said: the shortest time of all that may apply counts. */
  law: string | undefined;
  channel: Channel | null;
  receivedOn: string;
  /** On which day the person was told that the answer is put off. */
  extendedOn: string | null;
  closedOn: string;
  status: Status;
  outcome: Outcome | null;
  ground: GroundId | null;
  note: string;
};

export type BadPastLine = PastLine & { problems: [Problem, ...Problem[]] };

type Known = {
  today: string;
  /** Ids of the organisation's laws on a day. */
  lawsOn: (day: string) => readonly string[];
};

const longestNote = 2000;

/** A line as a closed request; or all that is to be changed in it, by column. */
export function pastRequest({ line, typed, isOpen }: PastLine, { today, lawsOn }: Known): PastRequest | BadPastLine {
  // Where its cells begin and end is then anybody’s guess.
  if (isOpen) return { line, typed, isOpen, problems: [{ code: 'quote-open' }] };
  const problems: Problem[] = [];
  const take = <Value>(read: Result<Value>): Value | undefined => {
    if (read.ok) return read.value;
    problems.push(...read.problems);
  };
  const reference = take(referenceIn(typed.reference));
  const kind = take(calledSo(kindNames, typed.kind, 'kind'));
  const email = take(canonicalAddress(typed.email));
  const channel = take(calledSo(channelNames, typed.channel, 'channel'));
  const receivedOn = take(dayIn(typed.receivedOn, today));
  const law = typed.law && receivedOn ? take(calledSo(lawNamesOf(lawsOn(receivedOn)), typed.law, 'law')) : undefined;
  const closedOn = take(closedIn(typed.closedOn, receivedOn, today));
  const extendedOn = typed.extendedOn ? take(between(typed.extendedOn, receivedOn, closedOn)) : null;
  const ended = take(calledSo(outcomeNames, typed.outcome, 'outcome'));
  const ground = take(groundIn(typed.ground, ended?.status));
  if (typed.note.length > longestNote) problems.push({ code: 'answer-too-long', field: 'note' });
  const [first, ...others] = problems;
  if (first || !reference || !kind || !email || channel === undefined || !receivedOn || !closedOn || !ended)
    return { line, typed, isOpen, problems: [first ?? { code: 'answers-incomplete' }, ...others] };
  const days = { receivedOn, extendedOn: extendedOn ?? null, closedOn };
  return { line, reference, kind, email, law, channel, ...days, ...ended, ground: ground ?? null, note: typed.note };
}

/**
 * A reference as the desk finds it: capitals, digits and hyphens. It stays in clear for ever, so that it is nothing that a
 * name or an address can be.
 */
const referenceIn = (typed: string): Result<string> =>
  /^[A-Z0-9][A-Z0-9_./#-]{0,39}$/i.test(typed) && /\d/.test(typed)
    ? ok(typed.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-'))
    : refused('reference-not-plain', 'reference');

function dayIn(typed: string, today: string): Result<string> {
  if (!isDay(typed)) return refused('day-not-valid', 'receivedOn');
  return typed > today ? refused('day-in-future', 'receivedOn') : ok(typed);
}

/** What is not answered has a clock, and somebody who waits: it is keyed in like any other. */
function closedIn(typed: string, receivedOn: string | undefined, today: string): Result<string> {
  if (typed === '') return refused('not-answered-yet', 'closedOn');
  if (!isDay(typed)) return refused('day-not-valid', 'closedOn');
  if (typed > today) return refused('not-answered-yet', 'closedOn');
  return receivedOn && typed < receivedOn ? refused('days-in-disorder', 'closedOn') : ok(typed);
}

function between(typed: string, receivedOn = typed, closedOn = typed): Result<string> {
  if (!isDay(typed)) return refused('day-not-valid', 'extendedOn');
  return typed < receivedOn || typed > closedOn ? refused('days-in-disorder', 'extendedOn') : ok(typed);
}

/** Reports tell denials apart by their causes, and nothing else has one. @see 11 CCR 7102(a)(2) */
function groundIn(typed: string, status: Status | undefined): Result<GroundId | null> {
  if (status === 'refused') return calledSo(groundNames, typed, 'ground');
  return typed === '' || status === undefined ? ok(null) : refused('ground-not-denied', 'ground');
}
