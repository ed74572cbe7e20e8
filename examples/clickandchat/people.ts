/** Fills an empty database with the example's tables and people. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** In this order; the keys come last because checking them once is several times faster than row by row. */
const parts = ['schema.sql', 'people.sql', 'documented.sql', 'keys.sql'];

/** The SQL of the example, for tests that need to know when it changes. */
export const sources = (): string[] => parts.map((part) => readFileSync(path.join(import.meta.dirname, part), 'utf8'));

/**
 * Creates and fills the example's tables in one transaction.
 * @param url an empty database, as its owner
 * @param options `people`: how many accounts; the documented ones and fifty without an address make 100 at least
 */
export async function load(url: string, options: { people: number }): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('habeas.people', $1, true)", [String(Math.max(100, options.people))]);
    for (const sql of sources()) await client.query(sql);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
