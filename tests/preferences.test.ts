/** The page of one's choices, in a browser without scripts, with the worker and the account database behind it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type Answer, type Browser, openBrowser, wordsOf } from './http.ts';
import { type Installation, openInstallation, visitorEmail } from './installation.ts';

let on: Installation;
let visitor: Browser;
before(async () => {
  on = await openInstallation();
  // The worker and the pages go by one clock: which was first decides what is shown.
  Object.defineProperty(on.worker.clock, 'now', { get: () => new Date() });
  const [name = '', token = ''] = on.jar('visitor').split('=');
  visitor = openBrowser(on.origin, [[name, token]]);
});
after(() => on.close());

/** What runs, runs; then the page as it stands. */
async function look(browser = visitor): Promise<Answer> {
  let isThere = false;
  const first = browser.get('/preferences').finally(() => {
    isThere = true;
  });
  while (!isThere) {
    await on.worker.work();
    await pause(50);
  }
  await first;
  return browser.get('/preferences');
}

const stateOf = (page: Answer, label: string): string =>
  new RegExp(`${label} (Allowed|Opted out|Being stopped|Beginning again)`).exec(wordsOf(page))?.[1] ?? 'none';
const subscribed = async () =>
  (
    await on.worker.shop.query<{ list: string }>(
      'SELECT list FROM mail_preferences p JOIN accounts a ON a.id = p.account_id WHERE a.email = $1 AND subscribed ORDER BY 1',
      [visitorEmail],
    )
  ).rows.map(({ list }) => list);
const listed = async (list: string) =>
  (await on.worker.shop.query('SELECT FROM suppressed_addresses WHERE email = $1 AND list = $2', [visitorEmail, list]))
    .rowCount;

test('choices stand as the account database says, are changed by one press, and are taken back by two steps', async () => {
  await on.worker.shop.query(
    "UPDATE mail_preferences SET subscribed = true WHERE list = 'offers' AND account_id = (SELECT id FROM accounts WHERE email = $1)",
    [visitorEmail],
  );
  const page = await look();
  assert.match(wordsOf(page), /By email/);
  assert.equal(stateOf(page, 'Special offers'), 'Allowed');

  // Opting out: one press, and it is done.
  const pressed = await visitor.submit(page, {}, { pick: /value="offers"/ });
  assert.equal(pressed.location, '/preferences?done');
  const out = await look();
  assert.equal(stateOf(out, 'Special offers'), 'Opted out');
  assert.equal((await subscribed()).includes('offers'), false);
  assert.equal(await listed('offers'), 1);

  // Opting in: asked for first, and nothing happens; then confirmed.
  const asked = await visitor.get('/preferences/opt-in?purpose=offers');
  assert.match(wordsOf(asked), /this begins again for iris\.vale@mail\.example: Special offers/);
  assert.equal(stateOf(await look(), 'Special offers'), 'Opted out');
  const confirmed = await visitor.submit(
    await visitor.get('/preferences/opt-in?purpose=offers'),
    {},
    { pick: /name="by"/ },
  );
  assert.equal(confirmed.location, '/preferences?done');
  assert.equal(stateOf(await look(), 'Special offers'), 'Allowed');
  assert.ok((await subscribed()).includes('offers'));
  assert.equal(await listed('offers'), 0);
});

test('a press that comes twice opts out once, and somebody who is not signed in is led to prove the mailbox', async () => {
  const count = async () => (await on.worker.owner.query("SELECT FROM request WHERE kind = 'opt-out'")).rowCount ?? 0;
  const before = await count();
  const page = await look();
  for (const _ of [1, 2]) await visitor.submit(page, {}, { pick: /value="offers"/ });
  assert.equal((await count()) - before, 1);
  const stranger = await openBrowser(on.origin).submit(page, {}, { pick: /value="offers"/ });
  assert.match(stranger.location ?? '', /^\/prove\?next=/);
  assert.equal((await count()) - before, 1);
});

test('somebody else sees their own choices, and can allow nothing for the first', async () => {
  const [name = '', token = ''] = on.jar('another visitor').split('=');
  const other = openBrowser(on.origin, [[name, token]]);
  const page = await look(other);
  assert.doesNotMatch(wordsOf(page), /iris/);
  assert.equal((await other.get('/preferences/opt-in?purpose=offers')).location, '/preferences');
});

test('what is part of an opt-out is out with it, and is allowed again with it alone', async () => {
  const [name = '', token = ''] = on.jar('another visitor').split('=');
  const other = openBrowser(on.origin, [[name, token]]);
  const page = await look(other);
  assert.equal(stateOf(page, 'Special offers'), 'Allowed');
  await other.submit(page, {}, { pick: /value="mailings"/ });
  const out = await look(other);
  for (const label of ['All mail that is not about your account', 'Special offers'])
    assert.equal(stateOf(out, label), 'Opted out');
  assert.match(wordsOf(out), /This is part of “All mail that is not about your account”/);
  assert.match(out.body, /opt-in\?purpose=mailings/);
  assert.doesNotMatch(out.body, /opt-in\?purpose=offers/);
});

test('what was opted out of in the product cannot be allowed again here, and that is said', async () => {
  await on.worker.shop.query('DELETE FROM suppressed_addresses WHERE email = $1', ['omar.reed@mail.example']);
  const [name = '', token = ''] = on.jar('another visitor').split('=');
  const other = openBrowser(on.origin, [[name, token]]);
  await on.worker.shop.query(
    "INSERT INTO suppressed_addresses (email, list, reason, suppressed_at) VALUES ($1, 'offers', 'in the product', now())",
    ['omar.reed@mail.example'],
  );
  await on.worker.shop.query(
    'UPDATE mail_preferences SET subscribed = false WHERE account_id = (SELECT id FROM accounts WHERE email = $1)',
    ['omar.reed@mail.example'],
  );
  await on.worker.owner.query('DELETE FROM own_view');
  const page = await look(other);
  assert.equal(stateOf(page, 'Special offers'), 'Opted out');
  assert.match(wordsOf(page), /You did not opt out here/);
});
