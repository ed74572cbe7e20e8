/** A database in which one person has very many rows. */
import path from 'node:path';
import pg from 'pg';
import { readCatalogue } from '#datamap/catalogue';
import { checkMap } from '#datamap/check';
import type { CheckedMap } from '#datamap/checked';
import { grantsSql } from '#datamap/grants';
import { loadMap } from '#datamap/load';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from '../database.ts';

export const person = { id: 7, email: 'person7@people.test' };

/** About `habeas.rows` rows of one account, spread over twelve tables as a busy customer's might be. */
export const rowsSql = `
INSERT INTO visitor_sessions (id, account_id, cookie_id, ip, user_agent, started_at)
  SELECT 1000000 + n, 7, gen_random_uuid(), '198.51.100.7', 'Mozilla/5.0', now() FROM generate_series(1, :rows * 5 / 100) n;
INSERT INTO page_views SELECT 1000000 + 1 + n / 10, n % 10, '/help/' || md5(n::text), now() FROM generate_series(0, :rows * 45 / 100 - 1) n;
INSERT INTO ip_log (account_id, ip, action, logged_at) SELECT 7, '198.51.100.7', 'sign-in', now() FROM generate_series(1, :rows * 10 / 100) n;
INSERT INTO chat_threads (id, topic, opened_at) SELECT 1000000 + n, 'Setting up', now() FROM generate_series(1, :rows * 2 / 100) n;
INSERT INTO thread_participants SELECT 1000000 + n, 7, now() FROM generate_series(1, :rows * 2 / 100) n;
INSERT INTO chat_messages (id, thread_id, author_id, body, sent_at)
  SELECT 1000000 + n, 1000000 + 1 + n % (:rows * 2 / 100), 7, repeat(md5(n::text) || ' ', 3), now() FROM generate_series(1, :rows * 15 / 100) n;
INSERT INTO contact_messages (account_id, name, email, message, received_at)
  SELECT 7, 'Seven', 'person7@people.test', repeat(md5(n::text) || ' ', 4), now() FROM generate_series(1, :rows * 5 / 100) n;
INSERT INTO letters_and_calls (account_id, channel, summary, happened_at)
  SELECT 7, 'call', md5(n::text), now() FROM generate_series(1, :rows * 4 / 100) n;
INSERT INTO purchases (id, account_id, product_id, amount_cents, billing, bought_at)
  SELECT 1000000 + n, 7, 1, 900, '{"name": "Seven", "country": "US"}', now() FROM generate_series(1, :rows * 6 / 100) n;
INSERT INTO internal_notes (subject_type, subject_id, body, agent_name, written_at)
  SELECT 'purchase', 1000000 + n, md5(n::text), 'Agent Kim', now() FROM generate_series(1, :rows * 3 / 100) n;
INSERT INTO email_changes (account_id, old_email, new_email, changed_at)
  SELECT 7, n || '@people.test', 'person7@people.test', '2010-01-01' FROM generate_series(1, :rows * 3 / 100) n;
ANALYZE;
`;

export type OnePerson = { client: pg.Client; checked: CheckedMap; url: string };

/** @param rows of the one person; 0 for a typical person among `people` */
export async function onePerson(rows: number, people = 300): Promise<OnePerson> {
  const sql = rows > 0 ? rowsSql.replaceAll(':rows', String(rows)) : 'ANALYZE';
  const build = async (url: string): Promise<void> => {
    await load(url, { people });
    const client = new pg.Client(url);
    await client.connect();
    await client.query(sql);
    await client.end();
  };
  const { url } = await testDatabase({ key: [...sources(), sql, people].join(), build });
  const one = await connected(url);
  await one.client.query(grantsSql(one.checked, 'habeas'));
  return one;
}

/** The database of `onePerson` for another process. */
export async function connected(url: string): Promise<OnePerson> {
  const client = new pg.Client(url);
  await client.connect();
  const map = loadMap(path.join(import.meta.dirname, '../../examples/clickandchat/datamap.yaml'));
  return { client, url, checked: checkMap(map, await readCatalogue(client)) };
}
