import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import pg from 'pg';
import { grantsSql } from '#datamap/grants';
import { type Account, clickandchat, fingerprints } from '#tests/checked-map';
import { testPortal } from '#tests/database';
import { openWorker, optedOut, readyToErase, staffMember, type TestWorker } from '#tests/worker';

const root = path.resolve(import.meta.dirname, '../..');
const iris = 'iris.vale@mail.example';
const folder = mkdtempSync(path.join(tmpdir(), 'habeas-ledger-'));
const at = (name: string) => path.join(folder, name);
let worker: TestWorker;
let here: Record<string, string>;
let there: Record<string, string>;
let shop: Account;
let portal: pg.Client;
let from = '';

/** A command as an operator gives it, in the surroundings of one of the two. */
function habeas(env: Record<string, string>, ...words: string[]): Promise<{ code: number; out: string; says: string }> {
  return new Promise((resolve) => {
    const given = [path.join(root, 'cli/habeas.ts'), 'ledger', ...words];
    execFile(process.execPath, given, { env: { ...process.env, ...env }, cwd: root }, (error, out, says) =>
      resolve({ code: error ? 1 : 0, out, says }),
    );
  });
}
const imported = (file: string, key = from) =>
  habeas(there, 'import', at(file), '--identity', at('key'), '--from', key, '--json');
const entries = async () => (await portal.query('SELECT count(*)::int AS n FROM ledger')).rows[0].n;

before(async () => {
  worker = await openWorker();
  here = worker.env;
  const names: [string, string] = [
    await staffMember('rita@desk.example', 'reviewer'),
    await staffMember('adam@desk.example', 'approver'),
  ];
  await readyToErase(worker, iris, names);
  worker.clock.now = new Date(worker.clock.now.getTime() + 3_600_000);
  await worker.work();
  await optedOut('omar.reed@mail.example', ['offers'], worker.clock.now);
  await worker.work();
  // The new owner: other keys, another portal, and the account database as it was before.
  shop = await clickandchat(100);
  await shop.client.query(grantsSql(shop.checked, 'habeas'));
  const urls = await testPortal();
  portal = new pg.Client(urls.owner);
  await portal.connect();
  const account = Object.assign(new URL(shop.url), { username: 'habeas', password: 'test' }).href;
  const secret = 'another secret of another owner, long enough';
  there = { ...here, HABEAS_SECRET: secret, DATABASE_URL: urls.worker, ACCOUNT_DATABASE_URL: account };
  const identity = await generateIdentity();
  writeFileSync(at('key'), `# made for the test\n${identity}\n`);
  const recipient = await identityToRecipient(identity);
  const exported = await habeas(here, 'export', '--to', at('ledger.age'), '--recipient', recipient);
  assert.equal(exported.code, 0, exported.says);
  from = exported.out.trim().split('\n').at(-1) ?? '';
  const again = await habeas(here, 'export', '--to', at('ledger.age'), '--recipient', recipient);
  assert.deepEqual([again.code, again.says], [1, `${at('ledger.age')} is there already; name another file.\n`]);
});
after(async () => {
  rmSync(folder, { recursive: true });
  await Promise.all([portal?.end(), shop?.client.end()]);
  await worker.close();
});

test('a file that was cut, changed, or signed by another leaves nothing behind', async () => {
  const whole = readFileSync(at('ledger.age'));
  assert.doesNotMatch(whole.toString('latin1'), /iris|omar|mail\.example/);
  writeFileSync(at('cut.age'), whole.subarray(0, -40));
  const flipped = Buffer.from(whole);
  flipped[whole.length - 200] = (flipped[whole.length - 200] ?? 0) ^ 1;
  writeFileSync(at('flipped.age'), flipped);
  const strange = 'MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=';
  for (const refused of [
    await imported('cut.age'),
    await imported('flipped.age'),
    await imported('ledger.age', strange),
  ]) {
    assert.equal(refused.code, 1);
    assert.match(refused.says, /Nothing was taken over/);
  }
  assert.equal(await entries(), 0);
  const nowhere = await imported('nowhere.age');
  assert.deepEqual([nowhere.code, nowhere.says], [1, `There is no file ${at('nowhere.age')}.\n`]);
});

test('without its key nothing in the ledger is read, nobody is erased, and an export leaves no file', async () => {
  const strange = { ...here, HABEAS_SECRET: 'a secret that is none of this installation’s' };
  const recipient = await identityToRecipient(await generateIdentity());
  const exported = await habeas(strange, 'export', '--to', at('strange.age'), '--recipient', recipient);
  const says = 'What is sealed was sealed with another HABEAS_SECRET, or was changed since.\n';
  assert.deepEqual([exported.code, exported.says, existsSync(at('strange.age'))], [1, says, false]);
  const replayed = await habeas(strange, 'replay', '--all', '--this-database', '--json');
  const { replayed: done, failed } = JSON.parse(replayed.out);
  assert.deepEqual([replayed.code, done.length], [1, 0]);
  assert.deepEqual(
    failed.map(({ failure }: { failure: string }) => failure),
    ['unreadable', 'unreadable'],
  );
});

test('JS-6: under other keys who had opted out is opted out, and who was erased is erased again when told to', async () => {
  const taken = await imported('ledger.age');
  assert.equal(taken.code, 0, taken.says);
  assert.deepEqual(JSON.parse(taken.out), { entries: 2, added: 2, optedOut: 1, failed: [] });
  assert.equal((await shop.client.query('SELECT FROM accounts WHERE email = $1', [iris])).rowCount, 1);
  const again = await imported('ledger.age');
  assert.deepEqual(JSON.parse(again.out), { entries: 2, added: 0, optedOut: 0, failed: [] });
  const replayed = await habeas(there, 'replay', '--imported', '--this-database', '--json');
  assert.equal(replayed.code, 0, replayed.says);
  assert.equal(JSON.parse(replayed.out).replayed.length, 1);
  const checked = worker.account.checked();
  const want = await fingerprints({ client: worker.shop, url: '', checked });
  const got = await fingerprints(shop);
  // A hash is under the owner's key, and so another; every other table is the same row for row.
  const other = Object.keys(want).filter((table) => want[table] !== got[table]);
  assert.deepEqual(
    other.filter((table) => table !== 'public.ip_log'),
    [],
  );
});

test('H10: a portal that was restored from an older backup says which runs it does not know, and of whom it cannot', async () => {
  const older = { ...here, DATABASE_URL: (await testPortal()).worker };
  const { code, out, says } = await habeas(older, 'replay', '--this-database', '--json');
  assert.equal(code, 0, says);
  const { entries, forgotten } = JSON.parse(out);
  assert.equal(entries, 0);
  assert.deepEqual([forgotten.count, forgotten.runs.map(({ act }: { act: string }) => act)], [2, ['opt-out', 'purge']]);
  const { rows } = await worker.shop.query("SELECT id FROM habeas.receipt WHERE kind = 'purge'");
  const inWords = await habeas(older, 'replay', '--this-database', '--dry-run');
  assert.match(inWords.out, /2 runs have receipts in the account database, of requests that this portal does not know/);
  assert.ok(inWords.out.includes(`${rows[0].id}  purge  `), inWords.out);
  assert.match(inWords.out, /docs\/operate\.md/);
  assert.doesNotMatch(inWords.out + out, /iris|omar|mail\.example/);
  assert.doesNotMatch((await habeas(here, 'replay')).out, /does not know/);
  const mistyped = await habeas(here, 'replay', '--despite-hold', rows[0].id);
  assert.match(mistyped.says, /No hold in force has the id/);
});
