import type { Database, Transaction } from './client.ts';

const kept = new WeakMap<Database | Transaction, Map<string, unknown>>();

/**
 * A query that nearly every page asks: by its name the database plans it once a connection, and it is put together once,
 * too, where the connection is known again. To plan and to build it each take longer than to run it.
 * @param on whoever runs it
 * @param name of this query alone
 * @param build gives the same query each time, with placeholders for what changes
 */
export function prepared<Query>(
  on: Database | Transaction,
  name: string,
  build: () => { prepare(name: string): Query },
): Query {
  const queries = kept.get(on) ?? new Map<string, unknown>();
  const known = queries.get(name) ?? build().prepare(name);
  kept.set(on, queries.set(name, known));
  return known as Query;
}
