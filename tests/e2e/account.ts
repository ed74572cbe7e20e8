/** The far end of a journey: rows of the organisation's account database. */
import pg from 'pg';
import { accountUrl } from './portal.ts';

/** Somebody whom no other journey touches, if each takes another number: a card, one address ever, no quarrel with the bank. */
export async function untouched(number: number): Promise<{ id: number; email: string; name: string }> {
  const [found] = await rowsOf<{ id: number; email: string; name: string }>(
    `SELECT id, email, legal_name AS name FROM accounts a WHERE id > $1 AND recovery_email IS NULL
     AND NOT EXISTS (SELECT FROM email_changes WHERE account_id = a.id)
     AND EXISTS (SELECT FROM payment_cards WHERE account_id = a.id AND status = 'active')
     AND NOT EXISTS (SELECT FROM chargebacks WHERE account_id = a.id)
     ORDER BY id LIMIT 1`,
    // With room between, so that a test which deletes one makes no other's somebody else.
    [100 + 10 * number],
  );
  if (!found) throw new Error(`the example has no account number ${number} of this kind`);
  return found;
}

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
