import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase } from '#tests/database';
import { readCatalogue } from '../catalogue.ts';
import { checkMap } from '../check.ts';
import { parseMap } from '../load.ts';
import type { DataMap } from '../shape.ts';
import { draftMap } from './draft.ts';

async function drafted(sql: string): Promise<{ text: string; map: DataMap }> {
  const client = new pg.Client((await testDatabase(sql)).url);
  await client.connect();
  try {
    const text = await draftMap(client);
    const loaded = parseMap(text, 'f');
    checkMap(loaded, await readCatalogue(client));
    return { text, map: loaded.map };
  } finally {
    await client.end();
  }
}

const customers = 'CREATE TABLE customers (id int PRIMARY KEY, email text, full_name text, password_hash text);';

test('an empty database has a draft that loads and asks which table is the people', async () => {
  const { text, map } = await drafted('SELECT 1');
  assert.deepEqual(map.tables, {});
  assert.match(text, /No table looks like "one row is one person"/);
});

test('no value of a row gets into the draft', async () => {
  const { text } = await drafted(`${customers}
    INSERT INTO customers SELECT n, 'canary' || n || '@mail.example', 'Canary Bird', 'canary' FROM generate_series(1, 500) n;
    CREATE TABLE notes (subject_type text, subject_id int, body text);
    INSERT INTO notes VALUES ('canary', 1, 'canary'), ('customer', 1, 'A canary sang a long song in the morning.')`);
  assert.doesNotMatch(text, /canary/i);
  assert.match(text, /100 % of values seen look like e-mail addresses/);
});

test('hostile names stay names: quotes, lines, dots, comments, words of YAML and of JavaScript', async () => {
  const names = [
    'null',
    'a: b',
    'x # y',
    "it's",
    'say "hi"',
    'line\nnext: 1',
    '{}',
    'constructor',
    'a\u0001b',
    'ключ',
    ' ',
    '- a',
  ];
  const columns = names.map((name) => `${pg.escapeIdentifier(name)} text`).join(', ');
  const { map } = await drafted(`CREATE TABLE "pa[t]ients: #1" (id int PRIMARY KEY, email text, ${columns});
    CREATE SCHEMA "odd"; CREATE TABLE odd.users (id int PRIMARY KEY, email text, "on" text)`);
  const [odd] = Object.entries(map.tables).filter(([name]) => name.startsWith('pa['));
  assert.deepEqual(Object.keys(odd?.[1].columns ?? {}).sort(), ['email', ...names].sort());
  assert.ok(map.tables['odd.users']?.columns.on);
});

test('what is held is never shown: passwords, security codes, bytes', async () => {
  const { map } = await drafted(`${customers}
    CREATE TABLE cards (id int PRIMARY KEY, customer_id int, card_number text, cvc text, number_encrypted bytea, security_answer text)`);
  const ways = Object.entries(map.tables.cards?.columns ?? {}).map(([name, { show }]) => [name, show]);
  assert.deepEqual(Object.fromEntries(ways), {
    card_number: 'last4',
    cvc: 'held',
    number_encrypted: 'held',
    security_answer: 'held',
  });
  assert.equal(map.tables.customers?.columns.password_hash?.show, 'held');
});

test("staff's names and internal scores are hidden", async () => {
  const { map } = await drafted(
    `${customers} CREATE TABLE calls (customer_id int, agent_name text, risk_score int, said text)`,
  );
  const { agent_name, risk_score, said } = map.tables.calls?.columns ?? {};
  assert.deepEqual([agent_name?.show, risk_score?.show, said?.show], ['hidden', 'hidden', 'shown']);
});

test('links are declared, guessed from names, and confirmed by values', async () => {
  const { text, map } = await drafted(`${customers}
    INSERT INTO customers SELECT n, 'a' || n || '@b.example' FROM generate_series(1, 9) n;
    CREATE TABLE visits (id int PRIMARY KEY, cust_id int); INSERT INTO visits SELECT n, n FROM generate_series(1, 9) n;
    CREATE TABLE clicks (who int REFERENCES customers, visit_id text);
    CREATE TABLE strangers (customer_id int); INSERT INTO strangers SELECT 1000 + n FROM generate_series(1, 9) n`);
  assert.deepEqual(map.tables.visits?.belongs, [{ to: { cust_id: 'customers.id' } }]);
  assert.deepEqual(
    map.tables.clicks?.belongs.map(({ to }) => to),
    [{ who: 'customers.id' }, { visit_id: 'visits.id' }],
  );
  assert.match(text, /cust_id: customers\.id \} # name and type; 100 % of values seen are there/);
  assert.equal(map.tables.strangers, undefined, 'values that are not there outweigh the name');
});

test('a composite key and a reference with a type are links', async () => {
  const { map } = await drafted(`${customers}
    CREATE TABLE orders (shop int, number int, customer_id int, PRIMARY KEY (shop, number));
    CREATE TABLE order_lines (shop int, number int, line int, PRIMARY KEY (shop, number, line));
    CREATE TABLE remarks (on_type text CHECK (on_type IN ('customer', 'box')), on_id int, body text)`);
  assert.deepEqual(map.tables.order_lines?.belongs, [{ to: { shop: 'orders.shop', number: 'orders.number' } }]);
  assert.deepEqual(map.tables.remarks?.belongs, [{ to: { on_id: 'customers.id' }, when: { on_type: 'customer' } }]);
});

test('a deletion that the database would refuse becomes emptied columns, else nothing', async () => {
  const { map } =
    await drafted(`CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL UNIQUE, born date NOT NULL, name text);
    CREATE TABLE invoices (id int PRIMARY KEY, customer_id int NOT NULL REFERENCES customers, total int)`);
  assert.equal(map.tables.invoices?.erase, 'keep');
  const { erase, columns } = map.tables.customers ?? {};
  assert.deepEqual(
    [erase, columns?.email?.erase, columns?.born?.erase, columns?.name?.erase],
    ['columns', 'random', 'year', 'null'],
  );
});

test('people of any name are found by what a row has and what refers to it; staff, and what nothing refers to, are not', async () => {
  const rides = `CREATE TABLE ride (id int PRIMARY KEY, who_id int REFERENCES WHO, started date);
    CREATE TABLE bike (id int PRIMARY KEY, who_id int REFERENCES WHO, model text);`;
  const people = (name: string) => `CREATE TABLE ${name} (id int PRIMARY KEY, full_name text, email_address text);`;
  const persons = async (sql: string) => {
    const { map } = await drafted(sql);
    return Object.entries(map.tables).flatMap(([name, { person }]) => (person ? [name] : []));
  };
  assert.deepEqual(await persons(people('rider') + rides.replaceAll('WHO', 'rider')), ['rider']);
  assert.deepEqual(await persons(people('employee') + rides.replaceAll('WHO', 'employee')), []);
  assert.deepEqual(await persons(people('rider')), []);
  const both = `${people('rider')} ${customers} ${rides.replaceAll('WHO', 'rider')}`;
  assert.deepEqual(await persons(both), ['customers'], 'a name that says so comes first');
});

test('lists are not personal, though they have names; staff without a lead are a question', async () => {
  const { text, map } = await drafted(`${customers}
    CREATE TABLE products (id int PRIMARY KEY, name text); CREATE TABLE employees (id int PRIMARY KEY, name text, salary int)`);
  assert.deepEqual([map.notPersonal, map.notPersonalColumns], [['products'], ['products.name']]);
  assert.match(text, /employees tells of people and nothing leads to its rows/);
});

test('a table that the role may not read is a question, and the rest is drafted', async () => {
  const { url } = await testDatabase(`${customers} CREATE TABLE secrets (customer_id int, word text)`);
  const owner = new pg.Client(url);
  await owner.connect();
  await owner.query('GRANT SELECT ON customers TO habeas');
  await owner.end();
  const client = new pg.Client(Object.assign(new URL(url), { username: 'habeas', password: 'test' }).href);
  await client.connect();
  const text = await draftMap(client).finally(() => client.end());
  assert.match(text, /Could not be read, so that only names and types were looked at: secrets\. Draft again/);
  assert.ok(parseMap(text, 'f').map.tables.customers);
});

test('calls that only a phone number leads to are found by it; order items are no list', async () => {
  const { map } =
    await drafted(`${customers} CREATE TABLE phone_calls (id int PRIMARY KEY, caller_phone text, summary text);
    CREATE TABLE orders (id text PRIMARY KEY, customer_id int); CREATE TABLE order_items (order_id text, product_id int, PRIMARY KEY (order_id, product_id))`);
  assert.deepEqual(map.tables.phone_calls?.match, { caller_phone: 'phone' });
  assert.deepEqual(map.tables.order_items?.belongs, [{ to: { order_id: 'orders.id' } }]);
});

test('records of changes that name their kind of row are no list, and rows of a guardian alone are theirs', async () => {
  const { map } =
    await drafted(`CREATE TABLE users (id int PRIMARY KEY, email text); CREATE TABLE guardians (id int PRIMARY KEY, user_id int, full_name text);
    CREATE TABLE versions (id int PRIMARY KEY, item_type text, item_id int, object jsonb); INSERT INTO versions VALUES (1, 'Guardian', 1, '{}');
    CREATE TABLE invoices (id int PRIMARY KEY, guardian_id int, memo text); CREATE TABLE payments (id int PRIMARY KEY, invoice_id int, card_last4 text);
    CREATE TABLE visits (id int PRIMARY KEY, user_id int, guardian_id int)`);
  const { versions, invoices, payments, visits } = map.tables;
  assert.deepEqual(versions?.belongs, [{ to: { item_id: 'guardians.id' }, when: { item_type: 'Guardian' } }]);
  assert.deepEqual(invoices?.belongs, [{ to: { guardian_id: 'guardians.id' } }]);
  assert.deepEqual(payments?.belongs, [{ to: { invoice_id: 'invoices.id' } }]);
  assert.deepEqual(visits?.mentions, [{ to: { guardian_id: 'guardians.id' } }]);
});
