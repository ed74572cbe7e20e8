/** What hangs beneath rows that a cascade would take along is told when planning, never by a run that fails. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { isAnswerable } from '#domain/plan-questions';
import { accountOf, fingerprints, type Guarded, guarded } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { purged } from '#tests/purged';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
/** Orders 1 and 2 are Ann's, 3 is Bo's, all with parcels, of which the map says nothing. */
const schema = (more: string) => `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test'), (3, 'cy@x.test');
CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people);
INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2);
CREATE TABLE parcels (id int PRIMARY KEY, "order" int REFERENCES orders ON DELETE CASCADE);
INSERT INTO parcels VALUES (1, 1), (2, 2), (3, 3);
${more}`;
const map = (more = '', notPersonal = 'parcels') => `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { id: }, erase: delete }
${more}
notPersonal: [${notPersonal}]
`;

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function shopOf(more: string, yaml = map()): Promise<Guarded> {
  const one = await guarded(await accountOf(schema(more), yaml));
  opened.push(one);
  return one;
}

const ann = { email: ['ann@x.test'] };
async function asked({ worker, checked }: Guarded, identities = ann) {
  const { questions } = await makePlan(worker, checked, { identities, at, request: randomUUID(), kind: 'delete' });
  return questions.map(({ code, table, rows }) => [code, table, rows]);
}

/** The finding is true: what would refuse is refused, and nothing is changed. */
async function assertRefused(one: Guarded) {
  const before = await fingerprints(one);
  await assert.rejects(purged(one, { identities: ann, at }));
  assert.deepEqual(await fingerprints(one), before);
}

const along = ['unmapped-cascade', 'public.parcels', 2];

for (const [action, says] of [
  ['NO ACTION', 'the database would refuse'],
  ['RESTRICT', 'the database would refuse'],
  ['CASCADE', 'they would go as well, further down than a deletion follows'],
  ['SET NULL', 'they would lose that reference, further down than a deletion follows'],
  ['SET DEFAULT', 'they would lose that reference, further down than a deletion follows'],
] as const) {
  test(`F12: rows that refer with ${action} to rows that a cascade takes along stand in the way, before anything is approved`, async () => {
    const one = await shopOf(`
      CREATE TABLE scans (parcel int REFERENCES parcels ON DELETE ${action}, n int);
      INSERT INTO scans VALUES (1, 1), (1, 2), (2, 3), (3, 4), (NULL, 5);`);
    const { worker, checked } = one;
    const wanted = { identities: ann, at, request: randomUUID(), kind: 'delete' as const };
    const { questions } = await makePlan(worker, checked, wanted);
    assert.deepEqual(
      questions.map(({ code, table, rows }) => [code, table, rows]),
      [along, ['blocked-by-others', 'public.scans', 3]],
    );
    assert.equal(
      questions[1]?.words,
      `Deleting from orders would take rows of public.parcels along (parcels_order_fkey), and these rows of public.scans refer to those (scans_parcel_fkey): ${says}.`,
    );
    assert.ok(questions.some(({ code }) => !isAnswerable(code)));
    await assertRefused(one);
    await one.client.query('DELETE FROM scans WHERE n < 4');
    assert.deepEqual(await asked(one), [along], 'what refers to a parcel of Bo’s is in nobody’s way');
    await purged(one, { identities: ann, at });
  });
}

test('F12: nor can a column that may not be null be emptied beneath a cascade', async () => {
  const one = await shopOf(`
    CREATE TABLE scans (parcel int NOT NULL REFERENCES parcels ON DELETE SET NULL); INSERT INTO scans VALUES (1)`);
  assert.deepEqual(await asked(one), [along, ['blocked-by-others', 'public.scans', 1]]);
  await assertRefused(one);
});

test('F12: a reference of others that cannot be null stands in the way, as if nothing let go', async () => {
  const one = await shopOf(`
    CREATE TABLE flags ("order" int NOT NULL REFERENCES orders ON DELETE SET NULL);
    INSERT INTO flags VALUES (1), (3); UPDATE parcels SET "order" = 3`);
  assert.deepEqual(await asked(one), [['blocked-by-others', 'public.flags', 1]]);
  await assertRefused(one);
});

test('and so do the person’s own rows that stay and cannot lose it', async () => {
  const own = `  notes: { belongs: { person: people.id }, columns: { text: { erase: null } }, erase: columns }`;
  const one = await shopOf(
    `CREATE TABLE notes (id int PRIMARY KEY, person int, text text, "order" int NOT NULL REFERENCES orders ON DELETE SET NULL);
     INSERT INTO notes VALUES (1, 1, 'a', 1), (2, 1, 'b', 3); UPDATE parcels SET "order" = 3`,
    map(own),
  );
  assert.deepEqual(await asked(one), [['blocked-by-others', 'public.notes', 1]]);
  await assertRefused(one);
});

test('of a key that sets one of its columns to null, another may be NOT NULL', async () => {
  const one = await shopOf(`
    ALTER TABLE orders ADD shop int DEFAULT 7, ADD UNIQUE (shop, id);
    CREATE TABLE flags (shop int NOT NULL, "order" int, FOREIGN KEY (shop, "order") REFERENCES orders (shop, id) ON DELETE SET NULL ("order"));
    INSERT INTO flags VALUES (7, 1); UPDATE parcels SET "order" = 3`);
  assert.deepEqual(one.checked.catalogue['public.flags']?.foreignKeys[0]?.sets, { order: 'NULL' });
  assert.deepEqual(await asked(one), [['changes-others', 'public.flags', 1]]);
  await purged(one, { identities: ann, at });
});

test('F12: a default that refers to nothing, or to what goes as well, stands in the way', async () => {
  const flags = (value: string) => `
    CREATE TABLE flags (id int, "order" int DEFAULT ${value} REFERENCES orders ON DELETE SET DEFAULT);
    INSERT INTO flags VALUES (1, 1), (2, 2), (3, 3), (4, NULL); UPDATE parcels SET "order" = 3`;
  const told = ['changes-others', 'public.flags', 2];
  for (const value of ['99', '2']) {
    const one = await shopOf(flags(value));
    assert.deepEqual(await asked(one), [told, ['blocked-by-others', 'public.flags', 2]], value);
    await assertRefused(one);
  }
  for (const value of ['3', 'NULL', 'abs(-3)']) {
    const one = await shopOf(flags(value));
    assert.deepEqual(await asked(one), [told], value);
    await purged(one, { identities: ann, at });
  }
  const stuck = await shopOf(flags('NULL').replace('int DEFAULT', 'int NOT NULL DEFAULT').replace(', (4, NULL)', ''));
  assert.deepEqual(await asked(stuck), [['blocked-by-others', 'public.flags', 2]]);
  await assertRefused(stuck);
});

test('and so it does for the person’s own rows that stay, but not for such as go', async () => {
  const marks = (erase: string) =>
    map(`  marks: { belongs: { "order": orders.id }, columns: { text: { erase: null } }, erase: ${erase} }`);
  const table = `CREATE TABLE marks (id int PRIMARY KEY, text text, "order" int DEFAULT 99 REFERENCES orders ON DELETE SET DEFAULT);
    INSERT INTO marks VALUES (1, 'a', 1); UPDATE parcels SET "order" = 3`;
  const staying = await shopOf(table, marks('columns'));
  assert.deepEqual(await asked(staying), [['blocked-by-others', 'public.marks', 1]]);
  await assertRefused(staying);
  const going = await shopOf(table, marks('delete'));
  assert.deepEqual(await asked(going), []);
  await purged(going, { identities: ann, at });
});

/** Labels 1 and 2 hang on Ann's orders and 3 on Bo's; what refers to their `order` sees it emptied. */
const labels = (more: string) => `
  CREATE TABLE labels (id int PRIMARY KEY, person int, "order" int UNIQUE REFERENCES orders ON DELETE SET NULL);
  INSERT INTO labels VALUES (1, 1, 1), (2, 1, 2), (3, 2, 3); UPDATE parcels SET "order" = 3; ${more}`;
const emptied = ['changes-others', 'public.labels', 2];

for (const [action, says] of [
  ['NO ACTION', 'the database would refuse'],
  ['RESTRICT', 'the database would refuse'],
  ['CASCADE', 'they would change as well, further down than a deletion follows'],
  ['SET NULL', 'they would change as well, further down than a deletion follows'],
] as const) {
  test(`what refers with ON UPDATE ${action} to a column that is emptied stands in the way, before anything is approved`, async () => {
    const one = await shopOf(
      labels(`CREATE TABLE prints ("order" int NOT NULL REFERENCES labels ("order") ON UPDATE ${action}, n int);
        INSERT INTO prints VALUES (1, 1), (2, 2), (3, 3);`),
    );
    const wanted = { identities: ann, at, request: randomUUID(), kind: 'delete' as const };
    const { questions } = await makePlan(one.worker, one.checked, wanted);
    assert.deepEqual(
      questions.map(({ code, table, rows }) => [code, table, rows]),
      [emptied, ['blocked-by-others', 'public.prints', 2]],
    );
    assert.equal(
      questions[1]?.words,
      `Deleting from orders would change rows of public.labels (labels_order_fkey), and these rows of public.prints refer to what they were (prints_order_fkey): ${says}.`,
    );
    await assertRefused(one);
    await one.client.query('DELETE FROM prints WHERE n < 3');
    assert.deepEqual(await asked(one), [emptied], 'what refers to a label of Bo’s is in nobody’s way');
    await assertPlannedAlike(one, ['ann@x.test', 'bo@x.test', 'cy@x.test'], at);
    await purged(one, { identities: ann, at });
  });
}

test('and so it does beneath rows of the person’s own that stay, but not where it goes before', async () => {
  const own = (erase: string, prints = '') =>
    map(`  labels: { belongs: { person: people.id }, columns: { id: }, erase: ${erase} }\n${prints}`);
  const printed = labels(`CREATE TABLE prints (id int PRIMARY KEY, "order" int REFERENCES labels ("order"), person int);
    INSERT INTO prints VALUES (1, 1, 1), (2, 3, 2);`);
  const law = 'keep, keep: { reason: a case, law: a law, review: 1 year }';
  const staying = await shopOf(printed, own(law));
  assert.deepEqual(await asked(staying), [['blocked-by-others', 'public.prints', 1]]);
  await assertRefused(staying);
  const prints = '  prints: { belongs: { person: people.id }, columns: { id: }, erase: delete }';
  const before = await shopOf(printed, own(law, prints));
  assert.deepEqual(await asked(before), []);
  await purged(before, { identities: ann, at });
});

test('and so it does where the map follows the very reference that is emptied', async () => {
  const printed = labels(
    'CREATE TABLE prints ("order" int REFERENCES labels ("order")); INSERT INTO prints VALUES (1), (3);',
  );
  const ways = ['keep, keep: { reason: a case, law: a law, review: 1 year }', 'columns'];
  for (const erase of ways) {
    const own = `  labels: { belongs: { order: orders.id }, columns: { person: { erase: null } }, erase: ${erase} }`;
    const one = await shopOf(printed, map(own));
    assert.deepEqual(await asked(one), [['blocked-by-others', 'public.prints', 1]], erase);
    await assertRefused(one);
    await one.client.query('DELETE FROM prints WHERE "order" = 1');
    assert.deepEqual(await asked(one), [], erase);
    await assertPlannedAlike(one, ['ann@x.test', 'bo@x.test', 'cy@x.test'], at);
    await purged(one, { identities: ann, at });
  }
});

test('and so does what refers to a column that is generated of one that is emptied', async () => {
  const one = await shopOf(
    labels(`ALTER TABLE labels ADD twice int UNIQUE GENERATED ALWAYS AS ("order" * 2) STORED;
      CREATE TABLE prints (twice int REFERENCES labels (twice)); INSERT INTO prints VALUES (2), (6);`),
  );
  assert.deepEqual(await asked(one), [emptied, ['blocked-by-others', 'public.prints', 1]]);
  await assertRefused(one);
  await one.client.query('DELETE FROM prints WHERE twice = 2');
  assert.deepEqual(await asked(one), [emptied]);
  await purged(one, { identities: ann, at });
});

test('rows of the person’s own that go before are in nobody’s way, those that go later are', async () => {
  const slips = '  slips: { belongs: { person: people.id }, columns: { id: }, erase: delete }';
  const before = await shopOf(
    `CREATE TABLE slips (id int PRIMARY KEY, person int, "order" int REFERENCES orders, parcel int REFERENCES parcels);
     INSERT INTO slips VALUES (1, 1, 1, 1)`,
    map(slips),
  );
  assert.deepEqual(await asked(before), [along]);
  await purged(before, { identities: ann, at });

  const later = await shopOf(
    'ALTER TABLE people ADD parcel int REFERENCES parcels; UPDATE people SET parcel = 1 WHERE id = 1',
  );
  assert.deepEqual(await asked(later), [along, ['blocked-by-others', 'public.people', 1]]);
  await assertRefused(later);
});

test('a row that goes along by two cascades, or refers to another that goes along, is asked about once and goes', async () => {
  const one = await shopOf(`
    ALTER TABLE parcels ADD beside int REFERENCES parcels; UPDATE parcels SET beside = 1 WHERE id = 2;
    CREATE TABLE bills (id int PRIMARY KEY, "order" int REFERENCES orders ON DELETE CASCADE, parcel int REFERENCES parcels ON DELETE CASCADE);
    INSERT INTO bills VALUES (1, 1, 2), (2, NULL, 3);`);
  assert.deepEqual(await asked(one), [['unmapped-cascade', 'public.bills', 1], along]);
  await purged(one, { identities: ann, at });
  assert.deepEqual((await one.client.query('SELECT id FROM bills UNION ALL SELECT id FROM parcels')).rows, [
    { id: 2 },
    { id: 3 },
  ]);
});

test('the person’s own rows that are kept for a law, in a table that refers to itself, stand in the way of a cascade', async () => {
  const posts = `  posts:
    belongs: { person: people.id }
    columns: { id: }
    keep: { while: { pinned: true }, reason: a case, law: a law, review: 1 year }
    erase: delete`;
  const one = await shopOf(
    `CREATE TABLE posts (id int PRIMARY KEY, person int, answers int REFERENCES posts ON DELETE CASCADE, pinned bool);
     INSERT INTO posts VALUES (1, 1, NULL, NULL), (2, 1, 1, true), (3, 1, 1, NULL), (4, 2, 1, NULL); UPDATE parcels SET "order" = 3`,
    map(posts),
  );
  assert.deepEqual(await asked(one), [
    ['unmapped-cascade', 'public.posts', 2],
    ['blocked-by-others', 'public.posts', 1],
  ]);
  await assertRefused(one);
});

test('among many people each is told of what stands in their own way', async () => {
  const one = await shopOf(`
    CREATE TABLE scans (parcel int REFERENCES parcels); INSERT INTO scans VALUES (3);
    ALTER TABLE people ADD parcel int REFERENCES parcels; UPDATE people SET parcel = 1 WHERE id <> 3`);
  await assertPlannedAlike(one, ['ann@x.test', 'bo@x.test', 'cy@x.test'], at);
  assert.deepEqual(await asked(one), [along, ['blocked-by-others', 'public.people', 2]]);
  assert.deepEqual(await asked(one, { email: ['bo@x.test'] }), [
    ['unmapped-cascade', 'public.parcels', 1],
    ['blocked-by-others', 'public.scans', 1],
  ]);
});
