import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { load, sources } from '#examples/clickandchat/people';
import { testDatabase } from '#tests/database';
import { parseMap } from './load.ts';
import { looksPersonal } from './personal-words.ts';
import { reviewMap } from './review.ts';

const yaml = readFileSync('examples/clickandchat/datamap.yaml', 'utf8');
const now = new Date('2026-11-20T12:00:00Z');
let client: pg.Client;
before(async () => {
  const build = (url: string) => load(url, { people: 100 });
  client = new pg.Client((await testDatabase({ key: `${sources().join()} review`, build })).url);
  await client.connect();
});
after(() => client.end());

/** What is said of the example after a change to its database (rolled back) and to its map. */
async function said(sql: string, from = '', to = ''): Promise<string[]> {
  assert.ok(yaml.includes(from), from);
  await client.query('BEGIN');
  try {
    await client.query(sql);
    const { remarks } = await reviewMap(
      client,
      parseMap(
        yaml.replace(from, () => to),
        'f',
      ),
      now,
    );
    return remarks.map(({ level, line, says }) => `${level} ${line > 1 ? 'placed' : 'unplaced'} ${says}`);
  } finally {
    await client.query('ROLLBACK');
  }
}

test('nothing is to be said of the example', async () => assert.deepEqual(await said(''), []));

const page = 'viewed_at: { label: Date }';
for (const [what, sql, from, to, wanted] of [
  [
    'a personal-looking column that no line covers',
    'ALTER TABLE accounts ADD fax_number text',
    '',
    '',
    'problem placed column "fax_number" of public.accounts looks personal and no line covers it',
  ],
  [
    'a column of a mapped table that nobody would be shown',
    'ALTER TABLE purchases ADD colour text',
    '',
    '',
    'note placed column "colour" of public.purchases is not listed, so nobody is ever shown it',
  ],
  [
    'a personal-looking column of a table said not to be personal',
    'ALTER TABLE daily_visits ADD ip inet',
    '',
    '',
    'problem placed column "ip" of public.daily_visits looks personal and no line covers it',
  ],
  [
    'a new table with personal-looking columns',
    'CREATE TABLE leads (email text)',
    '',
    '',
    'problem placed column "email" of public.leads looks personal and no line covers it',
  ],
  [
    'a new table that refers to people',
    'CREATE TABLE badges (holder bigint REFERENCES accounts ON DELETE SET NULL)',
    '',
    '',
    'problem placed table public.badges refers to public.accounts (badges_holder_fkey) and is not in the map',
  ],
  [
    'F12: a cascade to a table that is not in the map',
    'CREATE TABLE badges (holder bigint REFERENCES accounts ON DELETE CASCADE)',
    '',
    '',
    'problem placed deleting public.accounts also deletes rows of public.badges, by the cascade of badges_holder_fkey',
  ],
  [
    'F12: a table that is not in the map and refuses the deletion',
    'CREATE TABLE badges (holder bigint REFERENCES accounts)',
    '',
    '',
    'problem placed deleting public.accounts is refused while public.badges refers to it (badges_holder_fkey)',
  ],
  [
    'F12: a key that sets a column to null that cannot be',
    'DELETE FROM chat_messages WHERE author_id IS NULL; ALTER TABLE chat_messages ALTER author_id SET NOT NULL',
    '',
    '',
    'problem placed deleting "Your account, and all that you gave when you registered": public.accounts sets public.chat_messages.author_id to null (chat_messages_author_id_fkey), which is NOT NULL',
  ],
  [
    'F12: a scope whose cascade goes further than its tables',
    '',
    '      thread_participants: delete\n',
    '',
    'problem placed deleting "Your account, and all that you gave when you registered": public.accounts also deletes rows of public.thread_participants, by the cascade of thread_participants_account_id_fkey',
  ],
  [
    'F12: a cascade over rows that are kept',
    'ALTER TABLE chargebacks DROP CONSTRAINT chargebacks_account_id_fkey, ADD CONSTRAINT hard FOREIGN KEY (account_id) REFERENCES accounts ON DELETE CASCADE',
    '',
    '',
    'problem placed deleting public.accounts also deletes rows of public.chargebacks that are kept, by the cascade of hard',
  ],
  [
    'F12: a trigger that nobody has looked at',
    `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
     CREATE TRIGGER copying BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION f()`,
    '',
    '',
    'problem placed trigger copying runs when rows of public.accounts are erased: look at what it does, then name it under triggersKnown',
  ],
  [
    'a way that NOT NULL forbids',
    '',
    page,
    `${page.slice(0, -2)}, erase: null }`,
    'problem placed column "viewed_at" cannot be set to null: it is NOT NULL',
  ],
  [
    'a way that the type forbids',
    '',
    page,
    `${page.slice(0, -2)}, erase: /24 }`,
    'problem placed column "viewed_at" is timestamp with time zone, which "/24" cannot be done to',
  ],
  [
    'a way for a generated column',
    '',
    'total_cents: { label: Total in cents }',
    'total_cents: { label: Total, erase: null }',
    'problem placed column "total_cents" is generated and cannot be written',
  ],
  [
    'a constant in a unique column',
    '',
    'username: { category',
    'username: { erase: { constant: gone }, category',
    'problem placed column "username" is unique: two people would get the same value',
  ],
  [
    'a hash in a column that refers to another table',
    '',
    'thread_id: { label: Conversation }\n      body',
    'thread_id: { label: Conversation, erase: random }\n      body',
    'problem placed column "thread_id" refers to public.chat_threads (chat_messages_thread_id_fkey): only null can be written there',
  ],
  [
    'a constant that a check may refuse',
    '',
    'channel: { label: How }',
    'channel: { label: How, erase: { constant: gone } }',
    "problem placed column \"channel\": the check letters_and_calls_channel_check ((channel = ANY (ARRAY['letter'::text, 'call'::text]))) refuses the new value",
  ],
  [
    'a missing index for a match',
    'DROP INDEX accounts_email',
    '',
    '',
    'note placed without this index each request reads the whole table: CREATE INDEX CONCURRENTLY ON "public"."accounts" (lower("email"));',
  ],
  [
    'a missing index for a link',
    'DROP INDEX ip_log_account_id_idx',
    '',
    '',
    'note placed without this index each request reads the whole table: CREATE INDEX CONCURRENTLY ON "public"."ip_log" ("account_id");',
  ],
  [
    'a missing index for a polymorphic link',
    'DROP INDEX internal_notes_subject_type_subject_id_idx',
    '',
    '',
    'note placed without this index each request reads the whole table: CREATE INDEX CONCURRENTLY ON "public"."internal_notes" ("subject_type", "subject_id");',
  ],
  [
    'addresses in a list, which no index serves',
    'ALTER TABLE accounts ADD old_mails text[]',
    'match: { email: email }',
    'match: { email: email, "old_mails[]": email }',
    'note placed no index can serve the elements of "old_mails[]": each request reads the whole table. Where it is large, keep them in a table of their own',
  ],
  [
    'CC-9: data that were bought',
    "UPDATE accounts SET source = 'bought' WHERE id = 7",
    '',
    '',
    'problem placed "No data are bought from others" does not hold: 1 row of accounts show otherwise',
  ],
  [
    'CC-9: an account of a minor',
    "UPDATE accounts SET born_on = '2015-01-01' WHERE id IN (7, 8)",
    '',
    '',
    'problem placed "No account belongs to anyone under 18" does not hold: 2 rows of accounts show otherwise',
  ],
] as const) {
  test(`map check names ${what}`, async () =>
    assert.ok((await said(sql, from, to)).includes(wanted), (await said(sql, from, to)).join('\n')));
}

test('a trigger that has been looked at is not named again', async () => {
  const sql = `CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
     CREATE TRIGGER copying BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION f()`;
  assert.deepEqual(await said(sql, 'scopes:', 'triggersKnown: [accounts.copying]\n\nscopes:'), []);
});

test('a column declared not personal is no drift', async () => {
  const sql = 'ALTER TABLE daily_visits ADD city text';
  assert.equal((await said(sql)).length, 1);
  assert.deepEqual(await said(sql, 'scopes:', 'notPersonalColumns: [daily_visits.city]\n\nscopes:'), []);
});

for (const name of ['email', 'e_mail', 'homePhone', 'last_name', 'customer_id', 'date_of_birth', 'postal_address']) {
  test(`${name} looks personal`, () => assert.ok(looksPersonal(name, 'text')));
}
for (const name of ['filename', 'shipping', 'title', 'addressable', 'tip', 'created_at', 'product_id']) {
  test(`${name} does not look personal`, () => assert.ok(!looksPersonal(name, 'text')));
}
