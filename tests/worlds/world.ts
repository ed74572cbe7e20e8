/** Random account databases and maps of them, as plain objects: `written.ts` writes them down, `oracle.ts` works out what is whose. */
import fc from 'fast-check';

const types = ['integer', 'bigint', 'uuid', 'text', 'character(40)', 'citext'] as const;
const type = fc.constantFrom(...types);
export type Type = (typeof types)[number];

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;
const whole = ['1', '2', '3', '4', null];
// Empty ones most of all: two that meet must lead nowhere, and rarely meet by chance.
const texts = ['1', '', '3', '01', '', ' ', 'a', '', 'A', uuid(1), '', uuid(9).toUpperCase(), '', 'a ', '2', null];
const values = {
  integer: whole,
  bigint: whole,
  uuid: [uuid(1), uuid(9), uuid(3), null],
  text: texts,
  'character(40)': texts,
  citext: texts,
};
/** The value that a number stands for in a column of a type. */
export const worth = (of: Type, n: number): string | null => values[of][n % values[of].length] ?? null;

export const mails = [null, '', ' ', 'p0@x.test', 'P0@X.test', 'p1@x.test', 'p2@x.test', 'no address'];
export const phones = [null, '', '-', '12-345', '12345', '+12345', '999', '55 555'];

const actions = ['', '', 'NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL'] as const;
const link = fc.record({
  to: fc.nat(9),
  type: fc.option(type),
  when: fc.boolean(),
  /** By the second part of a composite key too. */
  both: fc.boolean(),
  key: fc.constantFrom(...actions),
});

const row = fc.record({
  id: fc.nat(15),
  part: fc.nat(1),
  links: fc.tuple(fc.nat(15), fc.nat(15)),
  mail: fc.nat(7),
  inside: fc.nat(7),
  tags: fc.option(fc.array(fc.nat(7), { maxLength: 3 })),
  phone: fc.nat(7),
  open: fc.boolean(),
});

const table = fc.record({
  key: fc.constantFrom('id', 'id', 'both', 'none'),
  type,
  partitioned: fc.boolean(),
  belongs: fc.array(link, { maxLength: 2 }),
  mentions: fc.option(link, { freq: 2 }),
  match: fc.subarray(['mail', 'doc->mail', 'tags[]', 'phone'], { maxLength: 2 }),
  mail: fc.constantFrom('text', 'citext'),
  shared: fc.boolean(),
  yields: fc.boolean(),
  erase: fc.constantFrom('delete', 'delete', 'columns', 'keep'),
  way: fc.constantFrom('null', 'hash', '{ constant: gone }'),
  /** Reducing empties the first link as well. */
  cut: fc.boolean(),
  keep: fc.boolean(),
  first: fc.boolean(),
  processor: fc.boolean(),
  rows: fc.array(row, { minLength: 1, maxLength: 8 }),
});

/** The first table is people; the last parts are the desk's: what is held, and what a smaller scope reaches. */
export const world = fc.record({
  tables: fc.array(table, { minLength: 2, maxLength: 5 }),
  held: fc.option(fc.nat(9), { freq: 3 }),
  scope: fc.option(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), { freq: 3 }),
  /** Which statement of a run, or which row, is made to fail. */
  fails: fc.nat(30),
  together: fc.boolean(),
});
export type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;
export type Table = World['tables'][number];
type Link = Table['belongs'][number];

/** A link as it is in the database: its columns' pairs, and the rule of a foreign key where there can be one. */
export type Tie = { to: number; pairs: [mine: string, theirs: string][]; when: boolean; action: string; type: Type };

const nameOf = (at: number) => (at === 0 ? 'people' : `t${at}`);

/** What is in a world once its parts are held against one another. */
export type Made = Table & {
  name: string;
  isPerson: boolean;
  ties: Tie[];
  mention: Tie | null;
};

/** Parts that cannot stand beside one another give way. */
export function made({ tables }: World): Made[] {
  return tables.map((table, at) => {
    const isPerson = at === 0;
    const ties = isPerson
      ? []
      : table.belongs.map((one) => tieOf(tables, table, one, at, `l${table.belongs.indexOf(one)}`));
    const mention =
      table.mentions && !isPerson ? tieOf(tables, table, { ...table.mentions, when: false }, at, 'm0') : null;
    const match = isPerson || table.match.length + ties.length === 0 ? ['mail'] : table.match;
    const key = table.partitioned && table.key === 'id' ? ('both' as const) : table.key;
    return {
      ...table,
      key,
      match,
      name: nameOf(at),
      isPerson,
      ties,
      mention,
      cut: table.cut && ties[0]?.pairs.length === 1 && ties.every(({ action }) => action !== 'CASCADE'),
      first: table.first && key !== 'none',
      processor: table.processor && table.first && !isPerson,
      yields:
        table.yields &&
        tables.some(
          (one, other) => other > 0 && one.match.length + one.belongs.length > 0 && one.match.includes('phone'),
        ),
    };
  });
}

function tieOf(tables: Table[], table: Table, { to, type, when, both, key }: Link, at: number, column: string): Tie {
  const number = to % tables.length;
  const parent = tables[number] ?? table;
  const parentKey = parent.partitioned && parent.key === 'id' ? 'both' : parent.key;
  const composite = both && parentKey === 'both';
  const own = type ?? parent.type;
  const canRefer = own === parent.type && (composite || parentKey === 'id') && !(number === at && key === 'RESTRICT');
  return {
    to: number,
    pairs: [[column, 'id'], ...(composite ? [['part', 'part'] as [string, string]] : [])],
    when,
    // A second part that is never NULL cannot be set to it.
    action: canRefer && !(composite && key === 'SET NULL') ? key : '',
    type: own,
  };
}
