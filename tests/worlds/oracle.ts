/** What is whose, and what a deletion makes of it, worked out by plain loops over the rows: no SQL, nothing of the engine's. */
import { createHmac } from 'node:crypto';
import { type Fate, fatesOf, isHeld } from './fates.ts';
import { empties, letsGo, type Made, type Tie } from './made.ts';
import { type Asking, ownRows } from './own.ts';
import { isRefused, loudOf, unforetold } from './refused.ts';
import { isTied, type Row, type Rows, refers } from './same.ts';
import type { MapOf } from './world.ts';
import { isShared, waysOf } from './written.ts';

/** The uids of rows that mention the person and are not theirs. */
export const mentionedRows = (tables: Made[], rows: Rows, own: Set<number>[]): Set<number>[] =>
  tables.map((table, at) => {
    const { mention } = table;
    if (!mention) return new Set();
    const parents = (rows[mention.to] ?? []).filter(({ uid }) => own[mention.to]?.has(uid));
    const all = (rows[at] ?? []).filter((row) => parents.some((parent) => isTied(tables, mention, row, parent)));
    return new Set(all.map(({ uid }) => uid).filter((uid) => !own[at]?.has(uid)));
  });

export type Expected = {
  own: Set<number>[];
  outcomes: Map<number, Fate>[];
  /** Rows that the first step changes. */
  first: number[];
  after: Rows;
  /** A value that the map writes, and the database does not take. */
  unwritable: boolean;
  /** Why it may be refused: a reference that the database would refuse, or rows that go along unasked. */
  refused: boolean;
  along: boolean;
  /** Whether rows go along, or lose a reference, beneath those: that no plan asks about. Or own rows that are to stay go. */
  deep: boolean;
};

/** What a deletion leaves, as the database would have it. */
export function expected(map: MapOf, tables: Made[], rows: Rows, asking: Asking, hashKey: Buffer): Expected {
  const own = ownRows(tables, rows, asking);
  const { outcomes, asked } = fatesOf(map, tables, rows, own);
  const stops = (at: number, row: Row) =>
    tables[at]?.first &&
    asked[at] !== null &&
    !isHeld(map, tables, at) &&
    own[at]?.has(row.uid) &&
    row.status === 'open';
  const written = tables.map((table, at) =>
    (rows[at] ?? []).map((row) => {
      const stopped = stops(at, row) ? { ...row, flag: 'stopped' } : row;
      return outcomes[at]?.get(row.uid) === 'reduced' ? reduced(table, stopped, asking, hashKey) : stopped;
    }),
  );
  const uidsOf = (fate: Fate) =>
    outcomes.map((of) => new Set([...of].filter(([, one]) => one === fate).map(([uid]) => uid)));
  const gone = uidsOf('gone');
  const cut = uidsOf('reduced');
  const done = deleted(tables, written, gone);
  const isLost = (at: number, uid: number) => !gone[at]?.has(uid) && !done.after[at]?.some((row) => row.uid === uid);
  return {
    own,
    outcomes,
    first: rows.map((of, at) => of.filter((row) => stops(at, row)).length),
    ...done,
    unwritable: tables.some((table, at) => isRefused(table, cut[at] ?? new Set(), written[at] ?? [])),
    deep: done.deep || own.some((uids, at) => [...uids].some((uid) => isLost(at, uid))),
  };
}

function reduced(table: Made, row: Row, asking: Asking, hashKey: Buffer): Row {
  const ways = waysOf(table);
  const was = String(row.note);
  const note = {
    null: null,
    hash: createHmac('sha256', hashKey).update(was).digest('hex'),
    random: unforetold(row),
    format: was.replace(/[a-z]/g, 'x').replace(/[0-9]/g, '0'),
    '{ generalise: area }': was.slice(0, 3),
  }[ways.note ?? ''];
  const doc = 'doc->mail' in ways && typeof row.doc === 'object' ? without(row.doc) : row.doc;
  const tags = isShared(table) && Array.isArray(row.tags) ? row.tags.filter((tag) => !asking.isMail(tag)) : row.tags;
  const now = note === undefined ? 'gone' : note;
  const loud = table.loud ? { loud: loudOf(now) } : {};
  return { ...row, note: now, doc, tags, ...(ways.l0 ? { l0: null } : {}), ...loud };
}

const without = (doc: object | null) => {
  const isThere = doc !== null && 'mail' in doc && doc.mail !== null;
  return isThere ? Object.fromEntries(Object.entries(doc).filter(([key]) => key !== 'mail')) : doc;
};

/** Foreign keys carried out: what goes takes along, empties or is refused. */
export function deleted(
  tables: Made[],
  written: Rows,
  planned: Set<number>[],
): Pick<Expected, 'after' | 'refused' | 'along' | 'deep'> {
  const gone = planned.map((uids) => new Set(uids));
  const keys = tables.flatMap((table, at) => table.keys.map((tie) => ({ at, tie })));
  const referring = ({ at, tie }: (typeof keys)[number]) =>
    (written[at] ?? []).filter(
      (row) =>
        !gone[at]?.has(row.uid) &&
        (written[tie.to] ?? []).some((parent) => gone[tie.to]?.has(parent.uid) && refers(tables, tie, row, parent)),
    );
  let along = false;
  let deep = false;
  for (let grew = true; grew; ) {
    const taken = keys
      .filter(({ tie }) => tie.action === 'CASCADE')
      .flatMap((key) => referring(key).map((row) => ({ key, row })));
    for (const { key, row } of taken) gone[key.at]?.add(row.uid);
    grew = taken.length > 0;
    deep ||= grew && along;
    along ||= grew;
  }
  const emptied = new Map<Row, string[]>();
  for (const key of keys.filter(({ tie }) => empties(tie.action))) {
    for (const row of referring(key)) emptied.set(row, [...(emptied.get(row) ?? []), key.tie.pairs[0]?.[0] ?? '']);
  }
  deep ||= emptiesUnasked(tables, written, planned, gone);
  const refused = keys
    .filter(({ tie }) => tie.action !== 'CASCADE' && !letsGo(tie))
    .some((key) => referring(key).length > 0);
  const after = written.map((of, at) =>
    of
      .filter(({ uid }) => !gone[at]?.has(uid))
      .map((row) => ({ ...row, ...Object.fromEntries((emptied.get(row) ?? []).map((column) => [column, null])) })),
  );
  return { after, refused, along, deep };
}

/**
 * Whether rows lose a reference to such as go along. Where one that was asked about goes along itself, whether it was
 * emptied before hangs on the names of the keys, and the engine cannot tell another from it.
 */
function emptiesUnasked(tables: Made[], written: Rows, planned: Set<number>[], gone: Set<number>[]): boolean {
  const leads = (row: Row, tie: Tie, to: Set<number> | undefined) =>
    (written[tie.to] ?? []).some((parent) => to?.has(parent.uid) && refers(tables, tie, row, parent));
  const losing = tables.flatMap(({ keys }, at) =>
    keys
      .filter(({ action }) => empties(action))
      .flatMap((tie) =>
        (written[at] ?? []).filter((row) => leads(row, tie, gone[tie.to])).map((row) => ({ at, tie, row })),
      ),
  );
  const isAsked = ({ tie, row }: (typeof losing)[number]) => leads(row, tie, planned[tie.to]);
  const goes = ({ at, row }: (typeof losing)[number]) => gone[at]?.has(row.uid) === true;
  const isMixed = losing.some((one) => goes(one) && !planned[one.at]?.has(one.row.uid) && isAsked(one));
  return !isMixed && losing.some((one) => !goes(one) && !isAsked(one));
}
