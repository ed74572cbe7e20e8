import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { listPackages } from '#db/package';
import { exportPackage } from '#db/schema/index';
import { choosePerson } from '#requests/choose-person';
import { redact } from '#requests/redact';
import { zipOf } from '#tests/package';
import { lettersOf } from '#tests/portal';
import { unzipped } from '#tests/unzipped';
import { filed, opened, openWorker, released, signed, staffMember, type TestWorker } from '#tests/worker';
import { run } from './run.ts';
import { showFindings } from './show-findings.ts';

let worker: TestWorker;
let approver = '';
before(async () => {
  worker = await openWorker();
  approver = await staffMember('adam@desk.example', 'approver');
});
after(() => worker.close());

const asked = (email: string) => filed(email, { kind: 'access', categories: [], note: '' }, worker.clock.now);

async function approved(email: string): Promise<string> {
  const id = await asked(email);
  await worker.work();
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  return id;
}

test('CC-1: an approved copy becomes a sealed package, and the person hears of it', async () => {
  const id = await approved('iris.vale@mail.example');
  await worker.work();
  const { status, outcome, reference } = await opened(id);
  assert.deepEqual({ status, outcome }, { status: 'done', outcome: 'fulfilled' });
  const files = await unzipped(await zipOf(id));
  assert.match(String(files.get('data/accounts.csv')), /Iris Vale/);
  assert.match(String(files.get('portal/requests.json')), new RegExp(reference));
  const [letter] = await lettersOf('export-ready');
  assert.equal(letter?.to, 'iris.vale@mail.example');
  assert.equal(letter.fields.downloads, 3);
});

test('A18, A19: no other person’s line and no secret is in a package', async () => {
  const id = await approved('iris.vale@mail.example');
  await worker.work();
  const text = [...(await unzipped(await zipOf(id))).values()].join('\n');
  assert.match(text, /iris\.vale/);
  assert.ok(!/CANARY|\$2a\$/.test(text), 'a canary is in the package');
});

test('what staff left out is in no file of the package, and its first page says how much and why', async () => {
  const id = await asked('iris.vale@mail.example');
  await worker.work();
  await worker.owner.query('GRANT INSERT ON redaction TO habeas_worker');
  const at = worker.clock.now;
  const who = { staffId: approver, sessionId: '', name: 'Adam', secondFactorAt: at };
  const actor = { ...who, kind: 'staff', role: 'approver' } as const;
  const { rows } = await worker.shop.query("SELECT id FROM accounts WHERE email = 'iris.vale@mail.example'");
  const chosen = [JSON.stringify({ table: 'accounts', row: `["${rows[0].id}"]`, column: 'street' })];
  const leaveOut = (what: { chosen?: string[]; text?: string }) =>
    redact({ actor, id, now: at, ground: 'others', chosen: [], text: '', ...what });
  for (const what of [{ chosen }, { text: 'iris VALE' }]) assert.ok((await leaveOut(what)).ok);
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  await worker.work();
  const files = await unzipped(await zipOf(id));
  const accounts = JSON.parse(String(files.get('data/accounts.json')));
  assert.deepEqual([accounts[0].legal_name, accounts[0].street], ['[left out]', '[left out]']);
  for (const [name, octets] of files) assert.doesNotMatch(String(octets), /iris vale/i, name);
  const [, told] = /<h2>What we left out, one by one<\/h2>\s*<p>(.*?)<\/p>/.exec(String(files.get('index.html'))) ?? [];
  assert.match(told ?? '', /^1 value, 1 text \(wherever it stands\): about somebody else/);
});

test('H4: at rest a package is sealed, and an unfinished one cannot be reached and goes with the next try', async () => {
  const id = await approved('lena.park@mail.example');
  const { rows } = await worker.owner.query('SELECT count(*)::int AS before FROM package');
  await worker.work();
  const clear = await worker.owner.query(`SELECT 1 FROM package_chunk WHERE position('Lena'::bytea IN body) > 0`);
  assert.equal(clear.rowCount, 0);
  await run({ requestId: id }, worker.surroundings);
  assert.equal((await database().select().from(exportPackage)).length, rows[0].before + 1);
});

test('E7: no copy is made of a request that is not open, not approved, or not proven', async () => {
  const unapproved = await asked('noor.aziz@mail.example');
  await worker.work();
  await run({ requestId: unapproved }, worker.surroundings);
  assert.equal((await opened(unapproved)).status, 'review');
  await released(unapproved, 'running');
  await worker.work();
  assert.equal((await opened(unapproved)).status, 'review');
  await signed(unapproved, 'approve', [approver]);
  await worker.owner.query('UPDATE request SET person_id = NULL WHERE id = $1', [unapproved]);
  await released(unapproved, 'running');
  await worker.work();
  assert.equal((await opened(unapproved)).status, 'review');
  assert.deepEqual(await listPackages(database(), unapproved), []);
});

test('A3: an address that was changed before the run stops it: back to review, and nothing is made', async () => {
  const id = await approved('person21@people.test');
  await worker.shop.query("UPDATE accounts SET email = 'elsewhere@people.test' WHERE email = 'person21@people.test'");
  await worker.work();
  assert.equal((await opened(id)).status, 'review');
  assert.deepEqual(await listPackages(database(), id), []);
});

test('a copy for somebody of whom nothing is held ends with nothing found, and a letter that says so', async () => {
  const id = await approved('sam.holt@mail.example');
  await worker.work();
  assert.equal((await opened(id)).outcome, 'nothing-found');
  assert.equal((await lettersOf('done'))[0]?.fields.outcome, 'nothing-found');
});

test('A4: two accounts with one address are held until a human picks one, and another approves', async () => {
  const picker = await staffMember('rita@desk.example', 'approver');
  const id = await asked('vic@corp.example');
  await worker.work();
  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  await worker.work();
  assert.equal((await opened(id)).status, 'review');
  assert.deepEqual(await listPackages(database(), id), []);

  const actor = {
    kind: 'staff',
    staffId: picker,
    sessionId: picker,
    name: 'Rita',
    role: 'approver',
    secondFactorAt: worker.clock.now,
  } as const;
  const pick = { id, actor, now: worker.clock.now, table: 'accounts', row: '["4"]', reason: 'spoke to her' };
  assert.equal((await choosePerson(pick)).ok, false, 'what was not looked at cannot be picked');
  await showFindings({ requestId: id }, worker.surroundings);
  assert.equal((await choosePerson({ ...pick, row: '["1"]' })).ok, false, 'somebody else cannot be picked');
  assert.ok((await choosePerson(pick)).ok);
  assert.equal((await choosePerson(pick)).ok, false, 'twice');
  await worker.work();
  await signed(id, 'approve', [picker]);
  await released(id, 'running');
  await worker.work();
  assert.equal((await opened(id)).status, 'review', 'who picked does not approve');

  await signed(id, 'approve', [approver]);
  await released(id, 'running');
  await worker.work();
  const accounts = String((await unzipped(await zipOf(id))).get('data/accounts.csv'));
  assert.match(accounts, /Victoria Lund/);
  assert.doesNotMatch(accounts, /Victor Stone/);
});
