/** What a careless engine erases too much of: each case beside rows of others that look the same, and the whole database is compared. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accountOf, countRows, fingerprints, type Guarded, guarded } from '#tests/checked-map';
import { purged } from '#tests/purged';
import type { Asked } from './subject.ts';

const at = new Date('2026-11-20T12:00:00Z');
const head = `version: 1
identities: { email: { normalise: email }, customer: { normalise: text } }
categories: { all: All }
tables:
`;
const customers =
  '  customers: { person: true, match: { email: email, number: customer }, columns: { email: }, erase: delete }\n';
const people = `CREATE TABLE customers (id int PRIMARY KEY, email text, number text UNIQUE);
  INSERT INTO customers VALUES (1, 'ann@x.test', 'C-1'), (2, 'bo@x.test', 'C-2'), (3, '', ''), (4, NULL, NULL);`;

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(schema: string, tables: string): Promise<Guarded> {
  const shop = await guarded(await accountOf(people + schema, head + customers + tables));
  opened.push(shop);
  return shop;
}

const ann: Asked = { identities: { email: ['ann@x.test'] }, at };
const isAnn = { 'public.customers': 'id = 1' };
const nobody = { 'habeas.receipt': 'true' };

/** After the deletion nothing is left of what was Ann's, and all else is as it was, byte for byte. */
async function goesAlone(shop: Guarded, asked: Asked, hers: Record<string, string>): Promise<void> {
  const before = await fingerprints(shop, { ...nobody, ...hers });
  await purged(shop, asked);
  assert.deepEqual(await fingerprints(shop, nobody), before);
}

test('an address row shared by two customers stays for the other, as it is', async () => {
  const shop = await shopOf(
    `CREATE TABLE addresses (id int PRIMARY KEY, street text);
     CREATE TABLE lives (customer int REFERENCES customers, address int REFERENCES addresses, PRIMARY KEY (customer, address));
     INSERT INTO addresses VALUES (1, 'Elm 1'), (2, 'Oak 2');
     INSERT INTO lives VALUES (1, 1), (2, 1), (2, 2);`,
    `  lives: { belongs: { customer: customers.id }, columns: { address: }, erase: delete }
  addresses:
    mentions: { id: lives.address }
    mentionsShow: [street]
    columns: { street: }
    erase: delete`,
  );
  await goesAlone(shop, ann, { ...isAnn, 'public.lives': 'customer = 1' });
});

test('a payment card reached through a shared order stays its holder’s', async () => {
  const shop = await shopOf(
    `CREATE TABLE cards (id int PRIMARY KEY, holder int REFERENCES customers, last4 text);
     CREATE TABLE orders (id int PRIMARY KEY, buyer int, receiver int, card int REFERENCES cards);
     INSERT INTO cards VALUES (1, 1, '1111'), (2, 2, '2222');
     INSERT INTO orders VALUES (1, 1, 2, 2), (2, 1, 2, 1), (3, 2, 1, 2);`,
    `  cards: { belongs: { holder: customers.id }, columns: { last4: }, erase: delete }
  orders:
    belongs: { buyer: customers.id }
    mentions: { receiver: customers.id }
    mentionsShow: [id]
    columns: { id: }
    erase: delete`,
  );
  await goesAlone(shop, ann, { ...isAnn, 'public.cards': 'holder = 1', 'public.orders': 'buyer = 1' });
});

test('a customer number of somebody else beside the proven e-mail takes nothing of theirs once a human has picked', async () => {
  const shop = await shopOf(
    `CREATE TABLE orders (id int PRIMARY KEY, customer text REFERENCES customers (number));
     CREATE TABLE calls (id int PRIMARY KEY, number text, email text);
     INSERT INTO orders VALUES (1, 'C-1'), (2, 'C-2'), (3, NULL);
     INSERT INTO calls VALUES (1, 'C-1', NULL), (2, 'C-2', 'bo@x.test'), (3, '', ''), (4, NULL, 'ann@x.test');`,
    `  orders: { belongs: { customer: customers.number }, columns: { id: }, erase: delete }
  calls: { belongs: { number: customers.number }, match: { email: email }, columns: { id: }, erase: delete }`,
  );
  const asked: Asked = {
    identities: { email: ['ann@x.test'], customer: ['C-2'] },
    at,
    chosen: { table: 'customers', row: '["1"]' },
  };
  await goesAlone(shop, asked, { ...isAnn, 'public.orders': 'id = 1', 'public.calls': 'id IN (1, 4)' });
});

for (const rows of [501, 1200, 20_000]) {
  test(`${rows} rows of one person all go, and as many of others between them stay`, async () => {
    const shop = await shopOf(
      `CREATE TABLE visits (id int PRIMARY KEY, customer int, page text);
       CREATE TABLE clicks (visit int, what text);
       CREATE INDEX ON visits (customer); CREATE INDEX ON clicks (visit);
       INSERT INTO visits SELECT n, 1 + n % 2, 'page' FROM generate_series(1, ${rows * 2}) n;
       INSERT INTO clicks SELECT id, 'click' FROM visits;`,
      `  visits: { belongs: { customer: customers.id }, columns: { page: }, erase: delete }
  clicks: { belongs: { visit: visits.id }, columns: { what: }, erase: delete }`,
    );
    await goesAlone(shop, ann, { ...isAnn, 'public.visits': 'id % 2 = 0', 'public.clicks': 'visit % 2 = 0' });
    assert.equal(await countRows(shop, 'visits'), rows);
  });
}

test('spam, trash and soft-deleted rows go like all others, and those of others stay in their folders', async () => {
  const shop = await shopOf(
    `CREATE TABLE mails (id int PRIMARY KEY, customer int, folder text, deleted_at timestamptz, hidden boolean);
     CREATE TABLE attachments (id int PRIMARY KEY, mail int REFERENCES mails, removed boolean);
     INSERT INTO mails SELECT 1 + n, 1 + n % 2, (ARRAY['inbox', 'spam', 'trash', NULL])[1 + n / 2 % 4],
       CASE WHEN n % 3 = 0 THEN '2020-01-01'::timestamptz END, n % 5 = 0 FROM generate_series(0, 23) n;
     INSERT INTO attachments SELECT n, 1 + n % 24, n % 2 = 0 FROM generate_series(1, 48) n;`,
    `  mails: { belongs: { customer: customers.id }, columns: { folder: }, erase: delete }
  attachments: { belongs: { mail: mails.id }, columns: { id: }, erase: delete }`,
  );
  const hers = 'mail IN (SELECT id FROM mails WHERE customer = 1)';
  await goesAlone(shop, ann, { ...isAnn, 'public.mails': 'customer = 1', 'public.attachments': hers });
});
