/** Fills an empty database with the example's tables and people. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

/** In this order; the keys come last because checking them once is several times faster than row by row. */
const parts = ['schema.sql', 'people.sql', 'documented.sql', 'keys.sql'];

/** Documented people to try first; `npm start` prints them. */
export const visitors = [
  { email: 'iris.vale@mail.example', says: 'has something in every table' },
  { email: 'omar.reed@mail.example', says: 'has an open chargeback: some of it is kept' },
  { email: 'vic@corp.example', says: 'two accounts match: a human decides' },
  { email: 'lena.park@mail.example', says: 'lost one of two cards' },
  { email: 'noor.aziz@mail.example', says: 'has a misspelt name to correct' },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
];

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
