/** What the example organisations have in common: SQL files that fill an empty database with tables and people. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** In this order; the keys come last because checking them once is several times faster than row by row. */
const parts = ['../crowd.sql', 'schema.sql', 'people.sql', 'documented.sql', 'keys.sql'];

/** A made-up person worth trying first; `npm start` prints them. */
export type Visitor = { email: string; says: string };

export type Example = {
  /** The example's SQL, for tests that need to know when it changes. */
  sources(): string[];
  /**
   * Creates and fills the example's tables in one transaction.
   * @param url an empty database, as its owner
   * @param options `people`: how many accounts, 100 at least: documented people and special cases have the first numbers;
   * `now`: what is said to have happened "twenty days ago" counts from it
   */
  load(url: string, options: { people: number; now?: Date }): Promise<void>;
  /** The documented people; the first one has something in every table. */
  visitors: Visitor[];
};

/** An example from its folder of SQL files, which read the settings `habeas.people` and `habeas.now`. */
export function exampleOf(folder: string, visitors: Visitor[]): Example {
  const sources = () => parts.map((part) => readFileSync(path.join(folder, part), 'utf8'));
  const load: Example['load'] = (url, { people, now = new Date() }) =>
    run(sources(), url, { people: String(Math.max(100, people)), now: now.toISOString() });
  return { sources, visitors, load };
}

async function run(sources: string[], url: string, settings: Record<string, string>): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(settings)) {
      await client.query('SELECT set_config($1, $2, true)', [`habeas.${name}`, value]);
    }
    for (const sql of sources) await client.query(sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
