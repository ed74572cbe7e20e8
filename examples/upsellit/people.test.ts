import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { find, readRows } from '#datamap/find';
import { makePlan } from '#datamap/plan';
import { rehearse } from '#datamap/rehearse';
import { type Account, countRows, exampleAccount } from '#tests/checked-map';

const at = new Date('2026-11-20T12:00:00Z');
let tools: Account;
before(async () => {
  tools = await exampleAccount('upsellit');
});
after(() => tools.client.end());

const email = (address: string) => ({ identities: { email: [address] }, at });
const nia = email('nia.bloom@mail.example');
const rowsOf = async (table: string, asked = nia) =>
  (await readRows(tools.client, tools.checked, { ...asked, table })).rows.map(({ values }) => values);
const planOf = (asked: typeof nia) =>
  makePlan(tools.client, tools.checked, { ...asked, request: 'test', kind: 'delete' });

test('there are as many members as asked for', async () => assert.equal(await countRows(tools, 'members'), 300));

test('fifty members have no address, and twenty calls no number', async () => {
  assert.equal(await countRows(tools, 'members WHERE email IS NULL'), 50);
  assert.equal(await countRows(tools, "phone_calls WHERE caller_phone = ''"), 20);
});

test('no finding of a documented person has what must never leave', async () => {
  for (const address of ['nia.bloom@mail.example', 'cleo.hart@home.example', 'jo.frey@mail.example']) {
    const text = JSON.stringify(await find(tools.client, tools.checked, email(address)));
    assert.doesNotMatch(text, /canary/i, address);
  }
});

test('a form that was never sent is found by the address in it, or by the visit, and never by the internet address', async () => {
  assert.equal((await rowsOf('drafts')).length, 3);
  assert.equal((await rowsOf('drafts', email('jo.frey@mail.example'))).length, 1);
});

test('a card that paid for somebody’s order is its holder’s alone', async () => {
  assert.deepEqual(
    (await rowsOf('payment_cards')).map(([, last4]) => last4),
    ['4242'],
  );
});

test('a colleague’s order shows product and date, and not the remark', async () => {
  const { mentions, mentionColumns } = await readRows(tools.client, tools.checked, { ...nia, table: 'orders' });
  assert.deepEqual(
    [mentionColumns.map(({ column }) => column), mentions.map(({ values }) => values[0])],
    [['product', 'placed_at'], ['Mail reminder']],
  );
});

test('a call is found by a number of the member’s, however it is written', async () => {
  assert.deepEqual(
    (await rowsOf('phone_calls')).map(([phone]) => phone),
    ['+1-555-030-1002'],
  );
});

test('a call from a phone that two members have is a question', async () => {
  const { questions } = await planOf(email('cleo.hart@home.example'));
  assert.ok(questions.some(({ code }) => code === 'shared-identity'));
});

test('a group shows the person’s own address alone', async () => {
  assert.deepEqual(await rowsOf('audience_groups'), [['shops', 'nia.bloom@mail.example', '2014-05-01']]);
});

test('who placed an order leaves it: the order stays with the company', async () => {
  const { plan } = await rehearse(tools.client, tools.checked, nia);
  const orders = plan.tables.find(({ table }) => table === 'orders');
  assert.deepEqual([orders?.found, orders?.erased, orders?.reduced], [2, 0, 2]);
});

test('an unpaid invoice outlives the membership, and is found once it has gone', async () => {
  const other = await exampleAccount('upsellit');
  const ben = { ...email('ben.okoro@mail.example'), request: 'test', kind: 'delete' as const };
  const keptOf = async () =>
    (await makePlan(other.client, other.checked, ben)).tables.flatMap((table) =>
      table.kept.filter(() => table.table === 'invoices').map(({ rows }) => rows),
    );
  const first = await keptOf();
  await other.client.query(`UPDATE orders SET placed_by = NULL WHERE placed_by = 2; DELETE FROM recurring_charges WHERE member_id = 2;
    DELETE FROM payment_cards WHERE member_id = 2; DELETE FROM members WHERE id = 2`);
  const then = await keptOf();
  await other.client.end();
  assert.deepEqual([first, then], [[1], [1]]);
});

test('whoever changes a member changes its date', async () => {
  await tools.client.query("UPDATE members SET city = 'Elsewhere' WHERE id = 4");
  assert.equal(await countRows(tools, "members WHERE id = 4 AND updated_at > '2014-12-31'"), 1);
});
