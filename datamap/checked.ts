/** What the engine works on: a map that has been held against the live catalogue (`check.ts` makes it). */
import type { Controller } from '#domain/plan';
import type { DataMap } from './shape.ts';

export type CatalogueColumn = {
  /**
   * `format_type` without its modifier: `bigint`, `character varying`, `public.citext` is `citext`, `text[]`; a domain's base.
   * A `char(8)` is `bpchar`: a cast to `character` is one to `char(1)`, and would cut a value.
   */
  type: string;
  notNull: boolean;
  /** Generated always, or an identity column that is: it cannot be written. */
  generated: boolean;
  /** Of a generated column the expression over its row that makes it. */
  made?: string;
  /** How much fits, of an array into each element: characters of text, digits before the point of a number, bits; `null` for no limit. */
  length: number | null;
  /** Of a number with such a limit, to how many digits behind the point it is rounded. */
  scale?: number;
  /** The values of an enum, `null` for other types. */
  values: string[] | null;
  /** A GIN index of the whole table finds the values inside of the column. */
  gin?: boolean;
  /** Its collation, quoted, where it is not the database's own. */
  collation?: string;
};

/** A unique index, or an exclusion constraint's: no two rows may have the same in it. */
export type Unique = {
  name: string;
  /** The columns that its keys read. */
  columns: string[];
  /** Columns or expressions, as PostgreSQL writes them, of the rows of its condition or of all. */
  keys: string[];
  condition: string | null;
  /** Columns that the condition reads: what changes one may bring a row into the index. */
  conditionColumns: string[];
  /** Of an exclusion constraint, for each key how two rows would have to compare to be refused; `null` for a unique index. */
  operators: string[] | null;
  /** Two NULLs are not the same, as usual. */
  nullsDistinct: boolean;
  /** It names what the role may not: nobody here can say what its keys are. */
  secret?: true;
};

/**
 * What PostgreSQL asks of each new row: a check, of a domain one of a single column (as `value`), or that one of the
 * partitions takes it, where not every row has one.
 */
export type RowCheck = {
  name: string;
  columns: string[];
  expression: string;
  of: 'table' | 'domain' | 'partitions';
  /** Rows that were there before it may break it (NOT VALID), and then no change of theirs passes, whatever the column. */
  unproven?: true;
  within?: Within;
};

/** What one partition asks for itself, it asks of the rows alone that lie in it: `sql` says which, and reads `columns`. */
export type Within = { partition: string; sql: string; columns: string[] };

export type ForeignKey = {
  name: string;
  columns: string[];
  /** The parent table, `schema.name`, and its columns in the same order. */
  to: string;
  toColumns: string[];
  onDelete: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';
  onUpdate: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';
  /** What ON DELETE writes into which of its columns, as SQL, where it sets them: `NULL`, or a column's default. */
  sets?: Record<string, string>;
  /** What ON UPDATE writes into which of its columns, where it sets their defaults. */
  setsOnUpdate?: Record<string, string>;
  /** MATCH FULL: all of its columns are NULL, or none is. */
  full?: true;
  within?: Within;
  /** Of the table that it leads to, the rows that can be referred to. */
  toWithin?: Within;
};

export type CatalogueTable = {
  schema: string;
  name: string;
  /** A view stores nothing: what it shows goes with the rows of its tables. A materialised one stores a copy. */
  kind: 'table' | 'partitioned' | 'view' | 'materialised view' | 'foreign table';
  /**
   * What a table is whose rows nobody here can change as planned: rows of tables that inherit from it are among its own, or
   * a rule makes other statements of ours.
   */
  readOnly?: string;
  columns: Record<string, CatalogueColumn>;
  /** Primary key, else a unique key whose columns are all NOT NULL, else none. */
  key: string[];
  foreignKeys: ForeignKey[];
  uniques: Unique[];
  checks: RowCheck[];
  /** What indexes work out of each row, as SQL: an error of theirs stops the row's change. */
  computed?: string[];
  /** Triggers that are not the database's own, with what fires them. */
  triggers: { name: string; on: ('insert' | 'update' | 'delete')[] }[];
  /** Of a partitioned table, the columns that decide in which partition a row lies. */
  partitionedBy?: string[];
};

/** Every table and view that the role can see outside of PostgreSQL's own schemas, by `schema.name`. */
export type Catalogue = Record<string, CatalogueTable>;

export type CheckedMap = {
  map: DataMap;
  /** SHA-256 of the map's canonical JSON. */
  hash: string;
  /** Name in the map → `schema.name` in the catalogue; every table that the map names is here. */
  places: Record<string, string>;
  catalogue: Catalogue;
  /** For one request alone: controllers who have said that the rows held for them may be shown, or are to be erased. */
  released?: Controller[] | undefined;
};
