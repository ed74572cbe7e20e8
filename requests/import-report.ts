import type { Transaction } from '#db/client';
import { type KnownRequest, listKnownRequests } from '#db/past-request';
import { pastLinesIn, type RequestImport } from '#db/request-import';
import { holdStaff, isNear } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import {
  type BadPastLine,
  type PastColumn,
  type PastRead,
  type PastRequest,
  pastColumns,
  pastRequest,
  readPastRequests,
} from '#domain/past-requests';
import { organisation } from './organisation.ts';
import { lawsInForce } from './rules-for.ts';
import { identityIndex } from './who.ts';

export type ImportReport = {
  good: PastRequest[];
  bad: BadPastLine[];
  /** Lines that say what an earlier line said. */
  twice: { line: number; of: number }[];
  /** Lines of which the request is here already: brought again, nothing comes in twice. */
  already: number[];
  /** Lines whose reference another request has, or the same of which they say something else: left alone, too. */
  differs: { line: number; columns: PastColumn[] }[];
  unread: string[];
};

/** What would come of a table now: a line is good, bad, a repetition, or nothing new. Null when its lines are gone. */
export async function reportOn(
  tx: Transaction,
  found: RequestImport,
  { actor, now }: { actor: StaffActor; now: Date },
): Promise<ImportReport | null> {
  const text = pastLinesIn(found);
  const read = text === null ? null : readPastRequests(text);
  if (!read?.ok) return null;
  const me = await holdStaff(tx, actor.staffId);
  const { past, ...report } = sorted(read.value, { near: me?.near ?? [], now });
  const references = past.map(({ reference }) => reference);
  const listed = await listKnownRequests(tx, references, organisation().timeZone);
  const known = new Map(listed.map((one) => [one.reference, one]));
  const here = past.flatMap((one) => {
    const other = known.get(one.reference);
    return other ? [{ line: one.line, columns: differingIn(one, other) }] : [];
  });
  return {
    ...report,
    good: past.filter(({ reference }) => !known.has(reference)),
    already: here.filter(({ columns }) => columns.length === 0).map(({ line }) => line),
    differs: here.filter(({ columns }) => columns.length > 0),
  };
}

/**
 * What a line says otherwise than the request that has its reference, as far as that is kept; a law that it does not name
 * is no difference. Addresses are not compared: who brings tables may not see whom a request is of, and could ask so.
 */
function differingIn(past: PastRequest, known: KnownRequest): PastColumn[] {
  const same: Partial<Record<PastColumn, boolean>> = {
    kind: past.kind === known.kind,
    law: past.law === undefined || known.law.split(' ').includes(past.law),
    channel: past.channel === known.channel,
    receivedOn: past.receivedOn === known.receivedOn,
    extendedOn: known.isDestroyed || past.extendedOn === known.extendedOn,
    closedOn: past.closedOn === known.closedOn,
    outcome: past.status === known.status && past.outcome === known.outcome,
    ground: past.ground === known.ground,
  };
  return pastColumns.filter((column) => same[column] === false);
}

function sorted({ lines, unread }: PastRead, { near, now }: { near: Buffer[]; now: Date }) {
  const known = { today: dayOf(now, organisation().timeZone), lawsOn: lawsOn() };
  const past: PastRequest[] = [];
  const bad: BadPastLine[] = [];
  const twice: ImportReport['twice'] = [];
  const first = new Map<string, PastRequest>();
  for (const one of lines) {
    const read = pastRequest(one, known);
    if ('problems' in read) {
      bad.push(read);
      continue;
    }
    const of = first.get(read.reference);
    const isMine = isNear({ near }, identityIndex('email', read.email));
    if (isMine) bad.push({ ...one, problems: [{ code: 'self-not-allowed', field: 'email' }] });
    else if (!of) past.push(read);
    else if (isSame(read, of)) twice.push({ line: read.line, of: of.line });
    else bad.push({ ...one, problems: [{ code: 'reference-twice', field: 'reference', detail: { line: of.line } }] });
    if (!of && !isMine) first.set(read.reference, read);
  }
  return { past, bad, twice, unread };
}

const isSame = (one: PastRequest, other: PastRequest): boolean =>
  JSON.stringify({ ...one, line: 0 }) === JSON.stringify({ ...other, line: 0 });

/** Asked of thousands of lines, and of few days. */
function lawsOn(): (day: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (day) => {
    const laws = known.get(day) ?? lawsInForce(day).map(({ id }) => id);
    known.set(day, laws);
    return laws;
  };
}
