import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Account, accountOf, clickandchat } from '#tests/checked-map';
import { type Finding, find, readRows } from './find.ts';

const at = new Date('2026-11-20T12:00:00Z');
const emailOf = (email: string) => ({ identities: { email: [email] }, at });

let shop: Account;
let odd: Account;
before(async () => {
  shop = await clickandchat();
  odd = await accountOf(oddSchema, oddMap);
});
after(async () => {
  await shop.client.end();
  await odd.client.end();
});

/** Tables, keys and links of every kind that a map can tell of. */
const oddSchema = `
CREATE EXTENSION citext;
CREATE SCHEMA "Old Shop";
CREATE TABLE people (id int PRIMARY KEY, mail citext, customer text, phone text);
INSERT INTO people VALUES (1, 'Ann@x.test', '77', '+1 (555) 010-1'), (2, '', '', ''), (3, NULL, NULL, NULL), (4, 'bo@x.test', '78', '5550102');
CREATE TABLE "Old Shop"."Orders" (branch int, number int, customer int, PRIMARY KEY (branch, number));
INSERT INTO "Old Shop"."Orders" VALUES (1, 1, 77), (2, 1, 77), (1, 2, 78), (9, 9, NULL);
CREATE TABLE "Old Shop".lines (branch int, number int, line int, label text, PRIMARY KEY (branch, number, line));
INSERT INTO "Old Shop".lines VALUES (1, 1, 1, 'ann'), (2, 1, 1, 'ann'), (2, 2, 1, 'nobody'), (1, 2, 1, 'bo');
CREATE TABLE folders (id int PRIMARY KEY, owner int, inside int);
INSERT INTO folders VALUES (1, 1, NULL), (2, NULL, 1), (3, NULL, 2), (4, 4, NULL), (5, 4, 3), (6, NULL, 6), (7, NULL, NULL);
CREATE TABLE files (id int PRIMARY KEY, folder int, made_from int);
INSERT INTO files VALUES (1, 3, NULL), (2, NULL, 1), (3, 4, NULL), (4, NULL, 99);
CREATE TABLE notes (about_type text, about_id text, body text);
INSERT INTO notes VALUES ('person', '1', 'ann'), ('file', '1', 'ann'), ('person', '4', 'bo'), ('person', 'x', 'nobody'), ('person', '', 'nobody');
`;
const oddMap = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
tables:
  people:
    person: true
    match: { mail: email, phone: phone }
    columns: { id: , mail: { show: last4 }, customer: }
    erase: delete
  Old Shop.Orders:
    belongs: { customer: people.customer }
    columns: { number: }
    erase: delete
  Old Shop.lines:
    belongs: { to: { branch: Old Shop.Orders.branch, number: Old Shop.Orders.number } }
    columns: { label: }
    erase: delete
  folders:
    belongs: [{ to: { owner: people.id } }, { to: { inside: folders.id } }]
    columns: { id: }
    erase: delete
  files:
    belongs: [{ to: { folder: folders.id } }, { to: { made_from: files.id } }]
    columns: { id: }
    erase: delete
  notes:
    belongs:
      - { to: { about_id: people.id }, when: { about_type: person } }
      - { to: { about_id: files.id }, when: { about_type: file } }
    columns: { body: }
    erase: delete
`;

const valuesOf = (findings: Finding[], table: string): (string | null)[] =>
  (findings.find((one) => one.table === table)?.rows ?? []).map(({ values }) => values[0] ?? null).sort();

test('links by composite key, text to number, polymorphic and through cycles find the person’s rows and no others', async () => {
  const findings = await find(odd.client, odd.checked, emailOf('ann@x.test'));
  assert.deepEqual(valuesOf(findings, 'people'), ['1']);
  assert.equal(findings.find(({ table }) => table === 'people')?.rows[0]?.values[1], '…test');
  assert.equal(findings.find(({ table }) => table === 'Old Shop.Orders')?.found, 2);
  assert.deepEqual(valuesOf(findings, 'Old Shop.lines'), ['ann', 'ann']);
  assert.deepEqual(valuesOf(findings, 'folders'), ['1', '2', '3', '5']);
  assert.deepEqual(valuesOf(findings, 'files'), ['1', '2']);
  assert.deepEqual(valuesOf(findings, 'notes'), ['ann', 'ann']);
});

test('a phone number matches whatever signs stand between its digits', async () => {
  const findings = await find(odd.client, odd.checked, { identities: { phone: ['+1-555-0101'] }, at });
  assert.deepEqual(valuesOf(findings, 'people'), ['1']);
});

test('F10: an identity that is empty, blank or no address finds nothing, not the rows that have none', async () => {
  for (const value of ['', ' ', '\0', 'not an address']) {
    for (const identities of [{ email: [value] }, { phone: [value] }, {}]) {
      const findings = await find(odd.client, odd.checked, { identities, at });
      assert.deepEqual(
        findings.map(({ found }) => found),
        findings.map(() => 0),
      );
      const inShop = await find(shop.client, shop.checked, { identities, at });
      assert.ok(inShop.every(({ found, mentioned }) => found === 0 && mentioned === 0));
    }
  }
});

test('F8: values are data, whatever they hold', async () => {
  for (const value of ["' or 1=1--@x.test", "\\'; drop table people", '$$', "o'brien@x.test"]) {
    const findings = await find(odd.client, odd.checked, { identities: { email: [value], phone: [value] }, at });
    assert.ok(findings.every(({ found }) => found === 0));
  }
});

test('a documented person is found in every table, and what is shared shows only what may be shown', async () => {
  const findings = await find(shop.client, shop.checked, emailOf('iris.vale@mail.example'));
  assert.ok(findings.every(({ found, mentioned }) => found + mentioned > 0));
  const threads = findings.find(({ table }) => table === 'chat_threads');
  assert.equal(threads?.found, 0);
  assert.equal(threads?.mentioned, 1);
  assert.deepEqual(threads?.mentions[0]?.values.slice(0, 1), ['Setting up']);
});

test('a row that is theirs alone is their own, and a shared one of the same table only mentions them', async () => {
  const schema = `CREATE TABLE people (id int PRIMARY KEY, email text, home int);
    CREATE TABLE homes (id int PRIMARY KEY, street text, people int);
    INSERT INTO people VALUES (1, 'ann@x.test', 1), (2, 'bo@x.test', 2), (3, 'cy@x.test', 2);
    INSERT INTO homes VALUES (1, 'Oak', 1), (2, 'Elm', 2)`;
  const homes = await accountOf(
    schema,
    `version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  homes:
    belongs: { to: { id: people.home }, when: { people: 1 } }
    mentions: { to: { id: people.home }, when: { people: { not: 1 } } }
    mentionsShow: [street]
    columns: { street: }
    erase: delete`,
  );
  const counts = async (email: string) => {
    const { found, mentioned } = await readRows(homes.client, homes.checked, { ...emailOf(email), table: 'homes' });
    return [found, mentioned];
  };
  const both = [await counts('ann@x.test'), await counts('bo@x.test')];
  await homes.client.end();
  assert.deepEqual(both, [
    [1, 0],
    [0, 1],
  ]);
});

test('a name counts beside a number alone, and an element of a list is the person’s by the match through it', async () => {
  const schema = `CREATE TABLE calls (name char(20), phone text, PRIMARY KEY (name, phone));
    INSERT INTO calls VALUES ('Ann', '+1 555 0101'), ('Bo', '+1 555 0101'), ('Ann', '+1 555 0202'), ('', '');
    CREATE TABLE groups (id int PRIMARY KEY, emails text[]);
    INSERT INTO groups VALUES (1, '{ann@x.test,bo@x.test}'), (2, '{bo@x.test}')`;
  const lists = await accountOf(
    schema,
    `version: 1
identities: { email: { normalise: email }, name: { normalise: text }, phone: { normalise: phone } }
categories: { all: All }
tables:
  calls: { matchAll: { name: name, phone: phone }, columns: { name: , phone: }, erase: delete }
  groups: { match: { "emails[]": email }, columns: { "emails[]": { shared: true } }, erase: keep, keep: { reason: x, law: y, review: 1 year } }`,
  );
  const of = async (table: string, identities: Record<string, string[]>) =>
    (await readRows(lists.client, lists.checked, { identities, at, table })).rows.map(({ values }) => values.join());
  const found = [
    await of('calls', { name: ['Ann'], phone: ['+1 (555) 0101'] }),
    await of('calls', { name: ['Ann'] }),
    await of('calls', { phone: ['+15550101'] }),
    await of('calls', { name: [''], phone: [''] }),
    await of('groups', { email: ['ann@x.test'] }),
  ];
  await lists.client.end();
  assert.deepEqual(found, [['Ann,+1 555 0101'], [], [], [], ['ann@x.test']]);
});

test('A18, A19: what is hidden or held is in no finding', async () => {
  const findings = await find(shop.client, shop.checked, emailOf('iris.vale@mail.example'));
  assert.doesNotMatch(JSON.stringify(findings), /CANARY/);
  const accounts = findings.find(({ table }) => table === 'accounts');
  assert.ok(accounts?.columns.some(({ column, show }) => column === 'password_hash' && show === 'held'));
  assert.ok(!findings.some(({ columns }) => columns.some(({ column }) => column === 'agent_name')));
});

test('a page of a table tells how many rows there are beside those it shows', async () => {
  const finding = await readRows(shop.client, shop.checked, {
    ...emailOf('iris.vale@mail.example'),
    table: 'mail_preferences',
    limit: 2,
  });
  assert.equal(finding.found, 4);
  assert.equal(finding.rows.length, 2);
  assert.deepEqual(
    finding.rows.map(({ row }) => row),
    ['["1", "account"]', '["1", "news"]'],
  );
  await assert.rejects(
    readRows(shop.client, shop.checked, { ...emailOf('a@b.example'), table: 'pg_shadow' }),
    RangeError,
  );
});

test('one statement is prepared for everybody, and tells each person their own as the tables are now', async () => {
  const alone = await accountOf(oddSchema, oddMap);
  const { client, checked } = alone;
  const orders = async (email: string) => {
    const findings = await find(client, checked, emailOf(email));
    return findings.find(({ table }) => table === 'Old Shop.Orders')?.found;
  };
  // More often than PostgreSQL makes a plan anew before it may keep one.
  for (let round = 0; round < 4; round++) {
    assert.equal(await orders('ann@x.test'), 2);
    assert.equal(await orders('bo@x.test'), 1);
    assert.equal(await orders('nobody@x.test'), 0);
  }
  const { rows } = await client.query('SELECT generic_plans > 0 AS kept FROM pg_prepared_statements');
  assert.deepEqual(rows, [{ kept: true }]);
  await client.query(`ALTER TABLE "Old Shop"."Orders" ALTER COLUMN customer TYPE bigint;
    INSERT INTO "Old Shop"."Orders" SELECT 3, n, 78 FROM generate_series(1, 3000) n; ANALYZE`);
  assert.equal(await orders('bo@x.test'), 3001);
  assert.equal(await orders('ann@x.test'), 2);
  await client.end();
});
