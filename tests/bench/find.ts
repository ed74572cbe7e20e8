/** A typical person (200 rows, 14 tables) among a million: ours, and the SELECTs that one would write by hand with the account's number in hand. */
import { find } from '#datamap/find';
import { placesOf } from '#datamap/place';
import { shownColumns } from '#datamap/shown';
import { identifier } from '#datamap/sql';
import { crowd } from './crowd.ts';
import { median, report, timed } from './line.ts';
import { person } from './one-person.ts';

const { client, checked } = await crowd(Number(process.argv[2] ?? 1_000_000));
const asked = { identities: { email: [person.email] }, at: new Date() };
const where: Record<string, string> = {
  accounts: 'id = $1',
  chat_messages: 'author_id = $1',
  suppressed_addresses: 'email = (SELECT email FROM accounts WHERE id = $1)',
  chargebacks: 'account_id = $1 OR lower(holder_email) = (SELECT lower(email) FROM accounts WHERE id = $1)',
  contact_messages: 'account_id = $1 OR email = (SELECT email::citext FROM accounts WHERE id = $1)',
  chat_threads: 'id IN (SELECT thread_id FROM thread_participants WHERE account_id = $1)',
  page_views: 'session_id IN (SELECT id FROM visitor_sessions WHERE account_id = $1)',
  internal_notes:
    "subject_type = 'account' AND subject_id = $1 OR subject_type = 'purchase' AND subject_id IN (SELECT id FROM purchases WHERE account_id = $1)",
};
const selects = placesOf(checked).map((place) => {
  const columns = shownColumns(place).map(({ column }) => identifier(column));
  return `SELECT ${columns.length > 0 ? columns.join(', ') : '1'} FROM ${place.sql} WHERE ${where[place.name] ?? 'account_id = $1'} LIMIT 50`;
});

async function byHand(): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
  const { rows } = await client.query<{ id: string }>('SELECT id FROM accounts WHERE lower(email) = $1', [
    person.email,
  ]);
  for (const select of selects) await client.query(select, [rows[0]?.id]);
  await client.query('COMMIT');
}

const ours: number[] = [];
const baseline: number[] = [];
for (let round = 0; round < 120; round++) {
  baseline.push(await timed(byHand));
  ours.push(await timed(() => find(client, checked, asked)));
}
report('find', median(ours.slice(20)), median(baseline.slice(20)), 'ms');
await client.end();
