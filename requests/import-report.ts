import type { Transaction } from '#db/client';
import { listKnownReferences } from '#db/past-request';
import { pastLinesIn, type RequestImport } from '#db/request-import';
import { holdStaff } from '#db/staff';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import {
  type BadPastLine,
  type PastRead,
  type PastRequest,
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
  /** Lines whose reference a request has already: brought again, nothing comes in twice. */
  already: number[];
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
  const { past, ...report } = sorted(read.value, { me: me?.emailIndex, now });
  const known = await listKnownReferences(
    tx,
    past.map(({ reference }) => reference),
  );
  const good = past.filter(({ reference }) => !known.has(reference));
  return { ...report, good, already: past.filter((one) => known.has(one.reference)).map(({ line }) => line) };
}

function sorted({ lines, unread }: PastRead, { me, now }: { me: Buffer | undefined; now: Date }) {
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
    const isMine = me?.equals(identityIndex('email', read.email));
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
