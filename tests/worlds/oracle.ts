/** What is whose, and what a deletion makes of it, worked out by plain loops over the rows: no SQL, nothing of the engine's. */
import { createHmac } from 'node:crypto';
import { fatesOf, type Outcome } from './fates.ts';
import { isTied, type Row, type Rows } from './same.ts';
import type { Made, World } from './world.ts';
import { waysOf } from './written.ts';

const lowered = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : null);
const digits = (value: unknown) => (typeof value === 'string' ? value.replace(/[^0-9+]/g, '') : '');
const isMail = (value: unknown, wanted: string): boolean => lowered(value) === wanted;

const inside = ({ doc }: Row): unknown => (typeof doc === 'object' && doc !== null && 'mail' in doc ? doc.mail : null);
const tagsOf = ({ tags }: Row): unknown[] => (Array.isArray(tags) ? tags : []);

function matches(table: Made, row: Row, mail: string): boolean {
  return table.match.some(
    (column) =>
      (column === 'mail' && isMail(row.mail, mail)) ||
      (column === 'doc->mail' && isMail(inside(row), mail)) ||
      (column === 'tags[]' && tagsOf(row).some((tag) => isMail(tag, mail))),
  );
}

/** The uids of each table's rows that are the person's: whatever is reached from rows that are, until nothing is. */
export function ownRows(tables: Made[], rows: Rows, mail: string): Set<number>[] {
  const own = tables.map(() => new Set<number>());
  const isOwn = (at: number, row: Row) => own[at]?.has(row.uid) === true;
  const found = (): boolean => {
    const numbers = tables.flatMap((table, at) => {
      if (!table.yields) return [];
      return (rows[at] ?? []).filter((row) => isOwn(at, row)).map(({ phone }) => digits(phone));
    });
    const known = new Set(numbers.filter((number) => /^\+?\d{5,}$/.test(number)));
    return tables.some((table, at) =>
      (rows[at] ?? []).some((row) => {
        if (isOwn(at, row)) return false;
        const isTheirs =
          matches(table, row, mail) ||
          (table.match.includes('phone') && !table.isPerson && known.has(digits(row.phone))) ||
          table.ties.some((tie) =>
            (rows[tie.to] ?? []).some((parent) => isOwn(tie.to, parent) && isTied(tables, tie, row, parent)),
          );
        if (isTheirs) own[at]?.add(row.uid);
        return isTheirs;
      }),
    );
  };
  while (found());
  return own;
}

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
  outcomes: Map<number, Outcome>[];
  /** Rows that the first step changes. */
  first: number[];
  after: Rows;
  /** Why it may be refused: a reference that the database would refuse, or rows that go along unasked. */
  refused: boolean;
  along: boolean;
};

/** What a deletion leaves, as the database would have it. */
export function expected(world: World, tables: Made[], rows: Rows, mail: string, hashKey: Buffer): Expected {
  const own = ownRows(tables, rows, mail);
  const { outcomes, asked } = fatesOf(world, tables, rows, own);
  const isHeld = (at: number) => world.held !== null && world.held % tables.length === at;
  const stops = (at: number, row: Row) =>
    tables[at]?.first && asked[at] !== null && !isHeld(at) && own[at]?.has(row.uid) && row.status === 'open';
  const written = tables.map((table, at) =>
    (rows[at] ?? []).map((row) => {
      const stopped = stops(at, row) ? { ...row, flag: 'stopped' } : row;
      return outcomes[at]?.get(row.uid)?.fate === 'reduced' ? reduced(table, stopped, mail, hashKey) : stopped;
    }),
  );
  const gone = outcomes.map((of) => new Set([...of].filter(([, { fate }]) => fate === 'gone').map(([uid]) => uid)));
  return {
    own,
    outcomes,
    first: rows.map((of, at) => of.filter((row) => stops(at, row)).length),
    ...deleted(tables, written, gone),
  };
}

function reduced(table: Made, row: Row, mail: string, hashKey: Buffer): Row {
  const ways = waysOf(table);
  const note = { null: null, hash: createHmac('sha256', hashKey).update(String(row.note)).digest('hex') }[
    ways.note ?? ''
  ];
  const doc = 'doc->mail' in ways && typeof row.doc === 'object' ? without(row.doc) : row.doc;
  const tags = 'tags[]' in ways && row.tags ? tagsOf(row).filter((tag) => !isMail(tag, mail)) : row.tags;
  return { ...row, note: note === undefined ? 'gone' : note, doc, tags, ...(ways.l0 ? { l0: null } : {}) };
}

const without = (doc: object | null) => {
  const isThere = doc !== null && 'mail' in doc && doc.mail !== null;
  return isThere ? Object.fromEntries(Object.entries(doc).filter(([key]) => key !== 'mail')) : doc;
};

/** Foreign keys carried out: what goes takes along, empties or is refused. */
function deleted(tables: Made[], written: Rows, planned: Set<number>[]): Pick<Expected, 'after' | 'refused' | 'along'> {
  const gone = planned.map((uids) => new Set(uids));
  const keys = tables.flatMap((table, at) =>
    [...table.ties, ...(table.mention ? [table.mention] : [])].flatMap((tie) =>
      tie.action === '' ? [] : [{ at, tie: { ...tie, when: false } }],
    ),
  );
  const refers = ({ at, tie }: (typeof keys)[number]) =>
    (written[at] ?? []).filter(
      (row) =>
        !gone[at]?.has(row.uid) &&
        (written[tie.to] ?? []).some((parent) => gone[tie.to]?.has(parent.uid) && isTied(tables, tie, row, parent)),
    );
  let along = false;
  for (let grew = true; grew; ) {
    const taken = keys
      .filter(({ tie }) => tie.action === 'CASCADE')
      .flatMap((key) => refers(key).map((row) => ({ key, row })));
    for (const { key, row } of taken) gone[key.at]?.add(row.uid);
    grew = taken.length > 0;
    along ||= grew;
  }
  const emptied = new Map<Row, string[]>();
  for (const key of keys.filter(({ tie }) => tie.action === 'SET NULL')) {
    for (const row of refers(key)) emptied.set(row, [...(emptied.get(row) ?? []), key.tie.pairs[0]?.[0] ?? '']);
  }
  const refused = keys
    .filter(({ tie }) => tie.action === 'NO ACTION' || tie.action === 'RESTRICT')
    .some((key) => refers(key).length > 0);
  const after = written.map((of, at) =>
    of
      .filter(({ uid }) => !gone[at]?.has(uid))
      .map((row) => ({ ...row, ...Object.fromEntries((emptied.get(row) ?? []).map((column) => [column, null])) })),
  );
  return { after, refused, along };
}
