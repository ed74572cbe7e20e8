/**
 * Random account databases, maps of them, rows and people, as plain objects. A schema is dear to make, so a world has
 * several maps and several sets of rows for one. `made.ts` puts a schema and a map together, `written.ts` writes them
 * down, `oracle.ts` works out what is whose.
 */
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

/** When everything is planned and done; long past, so that no server's clock is before it. */
export const at = new Date('2024-01-01T12:00:00Z');
/** The day of the policy that people object to. */
export const policyOn = '2021-06-01';
/** Both sides of that day, of the age at which rows expire, and of a keep's review; and not known. */
export const times = [
  null,
  '2020-01-01T00:00:00+00:00',
  '2021-05-31T23:59:59+00:00',
  '2021-06-01T00:00:00+00:00',
  '2022-07-01T12:00:00+00:00',
  '2023-10-03T11:59:59+00:00',
  '2023-10-03T12:00:00+00:00',
  '2098-01-01T00:00:00+00:00',
];

const seldom = fc.integer({ min: 0, max: 4 }).map((n) => n === 4);
/** What lets rows stay is there now and then: most that is planned shall do something. */
const rarely = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

const actions = ['', '', 'NO ACTION', 'RESTRICT', 'CASCADE', 'SET NULL', 'SET DEFAULT'] as const;
const link = fc.record({
  to: fc.nat(9),
  /** As often as not the parent's: another one can have no foreign key. */
  type: fc.option(type, { freq: 2 }),
  /** By the second part of a composite key too. */
  both: fc.boolean(),
  key: fc.constantFrom(...actions),
  required: seldom,
  deferred: seldom,
});

/** What stands in the way of a value that the map writes. */
const note = fc.record({
  type: fc.constantFrom('text', 'text', 'text', 'character varying(20)', 'short', 'kind'),
  required: seldom,
  unique: fc.constantFrom('', '', 'NULLS DISTINCT', 'NULLS NOT DISTINCT'),
  check: fc.constantFrom(
    'true',
    'true',
    'length(note::text) < 20',
    "note <> 'gone'",
    'note IS NOT NULL OR status IS NULL',
  ),
});

const shape = fc.record({
  key: fc.constantFrom('id', 'id', 'both', 'none'),
  type,
  partitioned: fc.boolean(),
  links: fc.array(link, { maxLength: 3 }),
  mail: fc.constantFrom('text', 'citext'),
  note,
  /** In another schema. */
  elsewhere: seldom,
  /** A column is made of the note. */
  loud: seldom,
});

/** Conditions of the map as a map writes them; `conditions.ts` says of which rows each holds. */
const conditions = [
  '{ status: open }',
  '{ status: { not: open } }',
  '{ part: [0, null] }',
  '{ "doc->mail": null }',
  '{ made: { after: -2 years } }',
  '{ any: [{ status: open, part: 1 }, { made: { before: -2 years } }] }',
] as const;
const condition = fc.constantFrom('{ status: open }', ...conditions);
export type Condition = (typeof conditions)[number];

const show = fc.constantFrom('shown', 'shown', 'last4', 'held', 'hidden');

/** What a map says of one table. */
const line = fc.record({
  isMapped: fc.integer({ min: 0, max: 6 }).map((n) => n > 0),
  belongs: fc.subarray([0, 1, 2]),
  when: fc.option(condition, { freq: 2 }),
  mentions: fc.option(fc.nat(2), { freq: 2 }),
  match: fc.subarray(['mail', 'doc->mail', 'tags[]', 'phone'], { maxLength: 2 }),
  /** Address and telephone count together alone. */
  matchAll: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  shared: fc.boolean(),
  yields: fc.boolean(),
  erase: fc.constantFrom('delete', 'delete', 'delete', 'columns', 'columns', 'keep'),
  way: fc.constantFrom('null', 'hash', '{ constant: gone }', 'random', 'format', '{ generalise: area }'),
  /** Reducing empties the first link as well. */
  cut: fc.boolean(),
  keep: seldom,
  while: condition,
  /** A keep is reviewed some time after a row's own time, or moves on with the day. */
  reviewed: fc.boolean(),
  first: fc.boolean(),
  processor: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
  expires: fc.option(fc.boolean(), { freq: 2 }),
  show: fc.record({ id: show, note: show, doc: show, tags: show }),
});

/** A map; the last parts are the desk's: what is held, and what a smaller scope reaches. */
const map = fc.record({
  lines: fc.array(line, { minLength: 5, maxLength: 5 }),
  held: rarely(fc.nat(9)),
  scope: rarely(fc.array(fc.boolean(), { minLength: 5, maxLength: 5 })),
  /** The scope is of what was collected before the policy changed. */
  collected: fc.boolean(),
});

const row = fc.record({
  id: fc.nat(15),
  part: fc.nat(1),
  links: fc.tuple(fc.nat(15), fc.nat(15), fc.nat(15)),
  mail: fc.nat(7),
  inside: fc.nat(7),
  tags: fc.option(fc.array(fc.nat(7), { maxLength: 3 })),
  phone: fc.nat(7),
  open: fc.boolean(),
  made: fc.nat(times.length - 1),
});

const pastOf = (one: Of<typeof row>) => (new Date(times[one.made] ?? 0) > at ? { ...one, made: 0 } : one);

/** Who asks, with what was proven or keyed in; of several persons staff may have picked one. */
const asker = fc.record({
  email: fc.oneof(
    { weight: 4, arbitrary: fc.subarray(['p0@x.test', 'p1@x.test', 'P2@x.test'], { minLength: 1, maxLength: 2 }) },
    { weight: 1, arbitrary: fc.subarray(['p0@x.test', 'nobody@x.test']) },
  ),
  phone: fc.subarray(['12345', '+12 345', '55555', ''], { maxLength: 2 }),
  picks: fc.option(fc.nat(5), { freq: 2 }),
  /** Which statement of a run, or which row, is made to fail. */
  fails: fc.nat(30),
});

/** Rows of each table, and who asks. */
const set = fc
  .record({
    rows: fc.array(fc.array(row, { minLength: 3, maxLength: 8 }), { minLength: 5, maxLength: 5 }),
    askers: fc.array(asker, { minLength: 2, maxLength: 8 }),
    /** Rows that expire go so many at a time. */
    batch: fc.integer({ min: 1, max: 3 }),
    /** No row is newer than the deletions, so that what a backup brings back is what went. */
    past: fc.boolean(),
  })
  .map((set) => (set.past ? { ...set, rows: set.rows.map((of) => of.map(pastOf)) } : set));

/** The first table is people. */
export const world = fc.record({
  shapes: fc.array(shape, { minLength: 2, maxLength: 5 }),
  maps: fc.array(map, { minLength: 1, maxLength: 3 }),
  sets: fc.array(set, { minLength: 1, maxLength: 3 }),
});

type Of<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
export type World = Of<typeof world>;
export type Shape = Of<typeof shape>;
export type Line = Of<typeof line>;
export type MapOf = Of<typeof map>;
export type RowSet = Of<typeof set>;
export type Asker = Of<typeof asker>;
