import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { find, readRows } from '#datamap/find';
import { makePlan } from '#datamap/plan';
import { countRows, fingerprints, type Guarded } from '#tests/checked-map';
import { ownShops } from '#tests/own-shops';
import { purged } from '#tests/purged';

const at = new Date('2026-11-20T12:00:00Z');
const nadia = 'nadia.frey@mail.example';
const asked = (email: string) => ({ identities: { email: [email] }, at });

const deskOf = ownShops('assistly');
let still: Guarded;
before(async () => {
  still = await deskOf();
});

const findings = async (email: string) =>
  new Map((await find(still.client, still.checked, asked(email))).map((finding) => [finding.table, finding]));
const values = async (email: string, table: string) =>
  (await readRows(still.client, still.checked, { ...asked(email), table })).rows.map((row) => row.values);

/** The rows that are Nadia's, by hand. Her tickets at the bookshop's desk are not among them, nor is the chat she took part in. */
const one = "'00000000-0000-4000-8000-000000000001'";
const ofNadia = {
  'app.users': `"id" = ${one}`,
  'app.profileChanges': `"userId" = ${one}`,
  'app.emailChanges': `"userId" = ${one}`,
  'app.avatars': `"userId" = ${one}`,
  'app.sessions': `"userId" = ${one}`,
  'app.pageRequests': `"sessionId" = 'a0000000-0000-4000-8000-000000000001'`,
  'app.subscriptions': `"userId" = ${one}`,
  'app.mailEvents': `"recipient" IN ('${nadia}', 'nadia.brook@mail.example')`,
  'app.termsAcceptances': `"email" = '${nadia}'`,
  'app.sharings': `"email" = '${nadia}'`,
  'app.tickets': `"id" = '20000000-0000-4000-8000-000000000001'`,
  'app.teamChatLines': `"authorId" IS NOT DISTINCT FROM ${one}`,
  'app.auditTrail': `"userId" = ${one}`,
  'enrichment.workEntries': `lower("email") = '${nadia}'`,
  'enrichment.publicProfiles': `"userId" IS NOT DISTINCT FROM ${one}`,
  'enrichment.comparedLists': `"email" = '${nadia}'`,
};

test('a deletion of Nadia leaves every row that is not hers byte for byte', async () => {
  const desk = await deskOf();
  const before = await fingerprints(desk, ofNadia);
  const columns = '"companyId", "number", "customerId", "watcherIds", "subject", "status", "tags"';
  const ticket = `SELECT ${columns} FROM app."tickets" WHERE "id" = '20000000-0000-4000-8000-000000000001'`;
  const [gus] = (await desk.client.query(ticket)).rows;
  const { receipt } = await purged(desk, asked(nadia));
  assert.ok(receipt.tables.filter(({ erased }) => erased > 0).length >= 12);
  assert.deepEqual(await fingerprints(desk, ofNadia), before);
  assert.deepEqual((await desk.client.query(ticket)).rows, [gus], 'it loses its assignee, and nothing else');
});

test('an employee’s request does not reach the tickets of the desk’s customers, answered or watched', async () => {
  const found = await findings(nadia);
  assert.deepEqual(
    ['app.customers', 'app.tickets', 'app.ticketReplies'].map((table) => found.get(table)?.found),
    [1, 1, 2],
    'she has written to a desk herself',
  );
  const teo = await findings('teo.lind@mail.example');
  assert.equal(teo.get('app.tickets')?.found, 0);
});

test('a customer is told whose desk holds what they wrote, and nothing of it is shown or erased', async () => {
  const desk = await deskOf();
  const before = await fingerprints(desk);
  const { plan } = await purged(desk, asked('gus.ware@mail.example'));
  assert.deepEqual(await fingerprints(desk), before);
  const held = plan.tables.flatMap(({ table, processors = [] }) =>
    processors.map((one) => [table, one.contact, one.rows]),
  );
  assert.deepEqual(held.sort(), [
    ['app.customers', 'privacy@brookhale.example', 1],
    ['app.ticketNotes', 'privacy@brookhale.example', 1],
    ['app.ticketReplies', 'privacy@brookhale.example', 3],
    ['app.tickets', 'privacy@brookhale.example', 1],
  ]);
  assert.doesNotMatch(JSON.stringify([...(await findings('gus.ware@mail.example')).values()]), /Ware|parcel/);
});

test('no finding of a documented person has what must never leave', async () => {
  for (const email of [nadia, 'teo.lind@mail.example', 'pavel.orsk@mail.example', 'lars.hem@mail.example']) {
    const text = JSON.stringify([...(await findings(email)).values()]);
    // Teo wrote the line that nobody else may see.
    assert.doesNotMatch(text, email.startsWith('teo') ? /CANARY(?!-THIRD not me)/ : /CANARY/, email);
  }
});

test('near misses of an address, a surname, a phone or an internet address are not found', async () => {
  const names = (await values(nadia, 'app.users')).map((row) => row[1]);
  assert.deepEqual(names, ['nadia']);
  assert.equal((await values(nadia, 'app.sessions')).length, 1);
  assert.equal((await values(nadia, 'enrichment.publicProfiles')).length, 1);
});

test('a closed account is found and deleted like an open one; two with one address are a human’s choice', async () => {
  const desk = await deskOf();
  const { plan } = await purged(desk, asked('pavel.orsk@mail.example'));
  assert.equal(plan.persons, 1);
  assert.equal(await countRows(desk, `app."users" WHERE "username" = 'pavel'`), 0);
  const rita = await makePlan(desk.client, desk.checked, {
    ...asked('rita.cole@mail.example'),
    request: 'test',
    kind: 'delete',
  });
  assert.deepEqual([rita.persons, rita.questions[0]?.code], [2, 'two-persons']);
});

test('fifty users have an empty address, and a change of an account is noted without what was in it', async () => {
  assert.equal(await countRows(still, `app."users" WHERE "email" = ''`), 50);
  const desk = await deskOf();
  await desk.client.query(`UPDATE app."users" SET "fullName" = 'Mina Duarte' WHERE "username" = 'mina'`);
  const { rows } = await desk.client.query(`SELECT "changed" FROM app."auditTrail" WHERE "userId"::text LIKE '%0006'`);
  assert.deepEqual(rows, [{ changed: ['fullName', 'nameKey', 'updatedAt'] }]);
});
