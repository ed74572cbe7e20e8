/** A database with very many people in it, built set-wise: the rows first, keys and indexes once they are there. */
import path from 'node:path';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { grantsSql } from '#datamap/grants';
import { loadMap } from '#datamap/load';
import { sources } from '#examples/clickandchat/people';
import { testDatabase } from '../database.ts';
import { rowsSql } from './one-person.ts';

/** The first of the crowd; all others follow. */
export const firstId = 2_000_000;
export const emailOf = (id: number): string => `crowd${id}@people.test`;

/** Twenty rows of each, in eleven tables. */
const crowdSql = `
CREATE TEMP TABLE n AS SELECT id FROM generate_series(:first, :first + :people - 1) id;
INSERT INTO accounts (id, username, email, legal_name, city, source, created_at)
  SELECT id, 'crowd' || id, 'crowd' || id || '@people.test', 'Crowd ' || id, 'Milton', 'registered', now() FROM n;
INSERT INTO mail_preferences SELECT id, list, true, now() FROM n, unnest('{offers,news}'::text[]) list;
INSERT INTO payment_cards (id, account_id, brand, last4, holder_name, expires_on)
  SELECT id, id, 'Visa', '4242', 'Crowd ' || id, '2030-01-31' FROM n;
INSERT INTO purchases (id, account_id, card_id, product_id, amount_cents, bought_at)
  SELECT id * 2 + k, id, id, 1, 900, now() FROM n, generate_series(0, 1) k;
INSERT INTO visitor_sessions (id, account_id, cookie_id, ip, user_agent, started_at)
  SELECT id, id, gen_random_uuid(), '198.51.100.9', 'Mozilla/5.0', now() FROM n;
INSERT INTO page_views SELECT id, k, '/help', now() FROM n, generate_series(1, 5) k;
INSERT INTO ip_log (account_id, ip, action, logged_at) SELECT id, '198.51.100.9', 'sign-in', now() FROM n, generate_series(1, 4);
INSERT INTO contact_messages (account_id, name, email, message, received_at)
  SELECT id, 'Crowd', 'crowd' || id || '@people.test', 'Hello', now() FROM n;
INSERT INTO letters_and_calls (account_id, channel, summary, happened_at) SELECT id, 'call', 'Hello', now() FROM n;
INSERT INTO internal_notes (subject_type, subject_id, body, agent_name, written_at) SELECT 'account', id, 'Hello', 'Kim', now() FROM n;
INSERT INTO email_changes (account_id, old_email, new_email, changed_at)
  SELECT id, 'former' || id || '@people.test', 'crowd' || id || '@people.test', '2010-01-01' FROM n;
DROP TABLE n;
`;

export type Crowd = { client: pg.Client; checked: CheckedMap };

/** @param people how many beside the example's own; one of these, `person` of `one-person.ts`, has 200 rows in 14 tables */
export async function crowd(people: number): Promise<Crowd> {
  const own = sources();
  const keys = own.pop() ?? '';
  const ours = crowdSql.replaceAll(':first', String(firstId)).replaceAll(':people', String(people));
  const build = async (url: string): Promise<void> => {
    const client = new pg.Client(url);
    await client.connect();
    await client.query("SET maintenance_work_mem = '256MB'; SET habeas.people = 100");
    await client.query("SELECT set_config('habeas.now', now()::text, false)");
    for (const sql of [...own, rowsSql.replaceAll(':rows', '200'), ours, keys]) await client.query(sql);
    await client.end();
  };
  // A large one is used once: cloning it would take as long as building it.
  const isLarge = people > 50_000;
  const { url } = await testDatabase(isLarge ? '' : { key: [...sources(), ours].join(), build });
  if (isLarge) await build(url);
  const client = new pg.Client(url);
  await client.connect();
  if (isLarge) await client.query('VACUUM ANALYZE');
  const map = loadMap(path.join(import.meta.dirname, '../../examples/clickandchat/datamap.yaml'));
  const checked = checkMap(map, await readCatalogue(client));
  await client.query(grantsSql(checked, 'habeas'));
  return { client, checked };
}
