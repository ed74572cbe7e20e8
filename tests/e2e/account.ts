/** The far end of a journey: rows of the organisation's account database. */
import pg from 'pg';
import { accountUrl } from './portal.ts';

/** The rows that a query finds, asked as the worker's role. */
export async function rowsOf<Row extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client(accountUrl());
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
