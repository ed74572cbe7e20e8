/** A random world in a database: a set of rows is put back as often as it is needed, in one statement. */
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { Catalogue, CheckedMap } from '#datamap/checked';
import { grantsSql } from '#datamap/grants';
import { type LoadedMap, parseMap } from '#datamap/load';
import { testDatabase } from '../database.ts';
import { type Made, made } from './made.ts';
import type { Row, Rows } from './same.ts';
import type { MapOf, RowSet, World } from './world.ts';
import { backSql, mapYaml, savedSql, schemaSql } from './written.ts';

const names = ['t1', 't2', 't3', 't4'];
const old = [
  'people',
  'saved_people',
  ...names.flatMap((name) => [name, `other.${name}`, `saved_${name}`, `saved_other_${name}`]),
];
const notes = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => `'note ${n}'`).join(', ');
const empty = `CREATE EXTENSION citext; CREATE SCHEMA other; CREATE TYPE kind AS ENUM (${notes}, 'gone'); CREATE DOMAIN short AS text CHECK (length(VALUE) <= 20);
  CREATE TABLE controllers (id int PRIMARY KEY, name text); INSERT INTO controllers VALUES (1, 'One'), (2, 'Two')`;

/** Two connections: one of the organisation's own, and the engine's, with the rights that `grants` gives and no more. */
export class Account {
  readonly owner: pg.Client;
  readonly worker: pg.Client;
  #tables: Made[] = [];
  #catalogue: Catalogue = {};

  static async open(): Promise<Account> {
    const { as, url } = await testDatabase(empty);
    const account = new Account(url, as('habeas'));
    await Promise.all([account.owner.connect(), account.worker.connect()]);
    await account.owner.query(`SET TimeZone = 'UTC'`);
    return account;
  }

  private constructor(url: string, asWorker: string) {
    [this.owner, this.worker] = [new pg.Client(url), new pg.Client(asWorker)];
  }

  async end(): Promise<void> {
    await Promise.all([this.owner.end(), this.worker.end()]);
  }

  /** Makes the tables anew. */
  async build({ shapes, maps }: World): Promise<void> {
    const tables = made(shapes, maps[0] ?? { lines: [] });
    await this.owner.query(`DROP TABLE IF EXISTS ${old.join(', ')} CASCADE; ${schemaSql(tables)}`);
    this.#tables = tables;
    this.#catalogue = await readCatalogue(this.owner);
  }

  /** Holds a map of them against the catalogue, and gives the engine its rights. */
  async map({ shapes }: World, map: MapOf): Promise<{ loaded: LoadedMap; checked: CheckedMap }> {
    const loaded = parseMap(mapYaml(map, made(shapes, map)), 'datamap.yaml');
    const checked = checkMap(loaded, this.#catalogue);
    await this.owner.query(grantsSql(checked, 'habeas'));
    return { loaded, checked };
  }

  async fill({ shapes, maps }: World, set: RowSet): Promise<Rows> {
    await this.owner.query(savedSql(made(shapes, maps[0] ?? { lines: [] }), set));
    await this.restore();
    return (await this.read()).rows;
  }

  /** Puts the rows back as they were, and remembers by which transaction: another one shows a write, also of the same values. */
  async restore(): Promise<void> {
    await this.owner.query(`BEGIN; SET LOCAL session_replication_role = replica; ${this.#tables.map(backSql).join('\n')}
      SELECT set_config('worlds.by', pg_current_xact_id()::xid::text, false); COMMIT`);
  }

  /** All rows, and by table the uids of those that somebody has written since they were put there. */
  async read(): Promise<{ rows: Rows; written: Set<number>[] }> {
    const { rows } = await this.owner.query<{ rows: Row[]; written: number[] }>({
      name: this.#tables.map(({ name }) => name).join(' '),
      text: this.#tables
        .map(
          ({ name }) => `(SELECT coalesce(jsonb_agg(to_jsonb(t) ORDER BY uid), '[]') AS rows,
            coalesce(jsonb_agg(uid) FILTER (WHERE xmin::text <> current_setting('worlds.by')), '[]') AS written FROM ${name} t)`,
        )
        .join(' UNION ALL '),
    });
    return { rows: rows.map((one) => one.rows), written: rows.map(({ written }) => new Set(written)) };
  }
}
