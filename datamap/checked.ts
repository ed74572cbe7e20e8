/** What the engine works on: a map that has been held against the live catalogue (`check.ts` makes it). */
import type { DataMap } from './shape.ts';

export type CatalogueColumn = {
  /** `format_type` without its modifier: `bigint`, `character varying`, `public.citext` is `citext`, `text[]`; a domain's base. */
  type: string;
  notNull: boolean;
  /** Generated always, or an identity column that is: it cannot be written. */
  generated: boolean;
};

export type ForeignKey = {
  name: string;
  columns: string[];
  /** The parent table, `schema.name`, and its columns in the same order. */
  to: string;
  toColumns: string[];
  onDelete: 'no action' | 'restrict' | 'cascade' | 'set null' | 'set default';
};

export type CatalogueTable = {
  schema: string;
  name: string;
  kind: 'table' | 'partitioned' | 'view' | 'foreign';
  columns: Record<string, CatalogueColumn>;
  /** Primary key, else a unique key whose columns are all NOT NULL, else none. */
  key: string[];
  foreignKeys: ForeignKey[];
  /** Triggers that are not the database's own, with what fires them. */
  triggers: { name: string; on: ('insert' | 'update' | 'delete')[] }[];
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
};
