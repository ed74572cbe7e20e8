import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { find, readRows } from '#datamap/find';
import { countRows, fingerprints, type Guarded } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { purged } from '#tests/purged';

const at = new Date('2026-11-20T12:00:00Z');
const irma = 'irma.talvi@mail.example';
const asked = (email: string) => ({ identities: { email: [email] }, at });

const forumOf = ownShops('jivochat');
let still: Guarded;
before(async () => {
  still = await forumOf();
});

const values = async (email: string, table: string) =>
  (await readRows(still.client, still.checked, { ...asked(email), table })).rows.map((row) => row.values);

/** The rows that are Irma's, by hand; those of her child, of her namesake and of her internet address are not. */
const ofIrma = {
  'public.account': 'account_no = 1',
  'public.address_change': 'account_no = 1',
  'public.policy_acceptance': 'account_no = 1',
  'public.guardianship': 'account_no = 1',
  'public.mail_choice': 'account_no = 1',
  'public.bought_address': `lower(email) = '${irma}'`,
  'public.mail_sent': `recipient IN ('${irma}', 'irma.old@mail.example')`,
  'public.pixel_event': `recipient = '${irma}'`,
  'public.chat': '(site_no, chat_no) = (101, 1)',
  'public.chat_line': '(site_no, chat_no) = (101, 1)',
  'public.chat_whisper': '(site_no, chat_no) = (101, 1)',
  'public.forum_thread': 'thread_no = 1',
  'public.forum_post': 'thread_no = 1 AND post_no <> 4',
  'public.survey_answer': 'account_no = 1',
  'public.sweepstake_entry': `email = '${irma}'`,
  'public.invoice': `billing_email = '${irma}'`,
  'public.inquiry': `sender_email = '${irma}'`,
  'public.member_note': 'account_no = 1',
  'public.web_session': 'account_no IS NOT DISTINCT FROM 1',
  'public.log_event': 'session_no = 1',
};

test('a deletion of Irma leaves every row that is not hers byte for byte, and the thread counts what is left', async () => {
  const forum = await forumOf();
  const before = await fingerprints(forum, ofIrma);
  const rolf =
    'SELECT author_no, author_name, body, posted_from, posted_at FROM forum_post WHERE thread_no = 1 AND post_no = 2';
  const { rows: wrote } = await forum.client.query(rolf);
  const { plan } = await purged(forum, asked(irma));
  assert.deepEqual(await fingerprints(forum, ofIrma), before);
  assert.deepEqual(
    (await forum.client.query(rolf)).rows,
    wrote,
    'his post loses the number that it answers, and nothing else',
  );
  assert.deepEqual((await forum.client.query('SELECT posts FROM forum_thread WHERE thread_no = 1')).rows, [
    { posts: 2 },
  ]);
  const codes = plan.questions.map(({ code }) => code);
  for (const code of ['shared-rows', 'changes-others'] as const) assert.ok(codes.includes(code), code);
  assert.ok(!codes.includes('trigger'), 'the map knows what its triggers do');
});

test('no finding of a documented person has what must never leave', async () => {
  for (const email of [irma, 'kit.talvi@mail.example', 'bo.lind@mail.example']) {
    assert.doesNotMatch(JSON.stringify(await find(still.client, still.checked, asked(email))), /CANARY/, email);
  }
});

test('a namesake with the same forum name and phone, and nearly the same address, are somebody else', async () => {
  assert.deepEqual(
    (await values(irma, 'account')).map((row) => row[0]),
    ['irma'],
  );
  assert.equal((await values(irma, 'forum_post')).length, 2);
});

test('mail to a former address is found on the way, and no other', async () => {
  const recipients = (await values(irma, 'mail_sent')).map((row) => row[0]);
  assert.deepEqual(recipients.sort(), ['Irma.Talvi@mail.example', 'irma.old@mail.example', irma].sort());
});

test('JS-3: a parent’s mailbox shows that a decision is asked for, and nothing of the child', async () => {
  const found = new Map((await find(still.client, still.checked, asked(irma))).map((one) => [one.table, one]));
  assert.deepEqual(
    found.get('guardianship')?.mentions.map((row) => row.values),
    [['asked', '2015-02-02', null]],
  );
  assert.doesNotMatch(JSON.stringify([...found.values()]), /[Kk]it/);
});

test('JS-4: a child’s deletion takes what was asked of the parent, and leaves the parent', async () => {
  const forum = await forumOf();
  await purged(forum, asked('kit.talvi@mail.example'));
  assert.equal(await countRows(forum, 'guardianship WHERE account_no = 3'), 0);
  assert.equal(await countRows(forum, 'account WHERE account_no = 1'), 1);
  assert.equal(await countRows(forum, 'guardian WHERE guardian_no = 1'), 1);
});

test('JS-5: what Rolf gave before the policy that he objects to goes, what he gave later stays and is asked about', async () => {
  const forum = await forumOf();
  const policy = { version: '2014-10-17', on: '2014-10-17' };
  const { plan } = await purged(forum, { ...asked('rolf.brandt@mail.example'), scope: 'objected', policy });
  const left = async (table: string, column: string) =>
    (await forum.client.query(`SELECT ${column}::date::text AS on FROM ${table} ORDER BY 1`)).rows.map((row) => row.on);
  assert.deepEqual(await left('survey_answer WHERE account_no = 2', 'answered_at'), ['2015-01-15']);
  assert.deepEqual(await left('forum_post WHERE author_no = 2', 'posted_at'), ['2015-01-15']);
  assert.deepEqual(await left('policy_acceptance WHERE account_no = 2', 'accepted_at'), []);
  const asks = plan.questions.filter(({ code }) => code === 'given-after-change').map(({ table }) => table);
  assert.ok(asks.includes('survey_answer') && asks.includes('forum_post'));
  const account = await forum.client.query('SELECT street, email, birth_date FROM account WHERE account_no = 2');
  assert.deepEqual(account.rows, [{ street: null, email: 'rolf.brandt@mail.example', birth_date: null }]);
});

test('fifty accounts have an empty address, and a bought address that is empty leads to nobody', async () => {
  assert.equal(await countRows(still, "account WHERE email = ''"), 50);
  const empty = await find(still.client, still.checked, asked(''));
  assert.equal(
    empty.reduce((sum, { found }) => sum + found, 0),
    0,
  );
});
