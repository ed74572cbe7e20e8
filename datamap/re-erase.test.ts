import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { accountOf, clickandchat, countRows, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { again, erased, hashKey, now } from '#tests/remembered';
import type { Hold } from './hold.ts';
import { makePlans } from './plan-people.ts';
import { purgePeople } from './purge-people.ts';
import { reErase, rehearseAgain } from './re-erase.ts';

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});

async function open(account: Promise<Parameters<typeof guarded>[0]>): Promise<Guarded> {
  const shop = await guarded(await account);
  opened.push(shop);
  return shop;
}

for (const email of ['iris.vale@mail.example', 'omar.reed@mail.example', 'person12@people.test']) {
  test(`H9: a backup from before a deletion is, after the replay, row for row as the deletion left it: ${email}`, async () => {
    const shop = await open(clickandchat());
    const remembered = await erased(shop, email);
    const backup = await open(clickandchat());
    assert.notDeepEqual(await fingerprints(backup), await fingerprints(shop));
    const done = await reErase(backup.worker, backup.checked, remembered, again());
    assert.ok(done.done);
    assert.equal(done.receipt.act, 're-erase');
    assert.deepEqual(done.receipt.tables, remembered.signed.receipt.tables);
    assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
    const repeated = await reErase(backup.worker, backup.checked, remembered, again());
    assert.deepEqual(repeated, { done: false, refusal: 'nothing-found' });
    const forced = await reErase(backup.worker, backup.checked, remembered, { ...again(), again: true });
    assert.deepEqual(forced, { done: false, refusal: 'nothing-found' });
    assert.equal(await countRows(backup, 'habeas.receipt'), 2);
  });
}

for (const scope of ['account', 'messages', 'visits']) {
  test(`and so it is after a deletion of a part, which leaves the rows that lead there: ${scope}`, async () => {
    const shop = await open(clickandchat());
    const remembered = await erased(shop, 'omar.reed@mail.example', scope);
    const backup = await open(clickandchat());
    assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
    assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
  });
}

test('what a hold of the desk kept stays at the replay, which is told of no hold', async () => {
  for (const tables of [['mail_preferences'], 'all'] satisfies Hold['tables'][]) {
    const hold = { tables, reason: 'a court’s order', law: 'a law', until: '2030-01-01' };
    const shop = await open(clickandchat());
    const remembered = await erased(shop, 'omar.reed@mail.example', 'everything', [hold]);
    const backup = await open(clickandchat());
    await reErase(backup.worker, backup.checked, remembered, again());
    const [left, expected] = [await fingerprints(backup), await fingerprints(shop)];
    assert.deepEqual(left['public.mail_preferences'], expected['public.mail_preferences']);
    assert.deepEqual(left, expected);
  }
});

test('many who were erased in one run are erased again one by one, each by their own lines', async () => {
  const people = [
    'omar.reed@mail.example',
    'iris.vale@mail.example',
    'person12@people.test',
    'nobody@mail.example',
  ].map((email) => ({ request: randomUUID(), identities: { email: [email] } }));
  const shop = await open(clickandchat());
  const plans = await makePlans(shop.worker, shop.checked, { kind: 'delete', at: now, people });
  const runs = plans.flatMap((plan, n) =>
    plan ? [{ id: randomUUID(), plan, identities: people[n]?.identities ?? {} }] : [],
  );
  const kept = new Map<string, Buffer[]>();
  const { sign } = newRun();
  const done = await purgePeople(shop.worker, shop.checked, {
    people: runs,
    sign,
    hashKey,
    now,
    remember: async (run, lines) => void kept.set(run, await Array.fromAsync(lines)),
  });
  const backup = await open(clickandchat());
  for (const [n, one] of done.entries()) {
    const run = runs[n]?.id ?? '';
    assert.equal(kept.has(run), one.done, 'lines are kept of those who are erased, and of nobody else');
    if (!one.done) continue;
    const lines = async function* () {
      yield* kept.get(run) ?? [];
    };
    const remembered = {
      signed: { receipt: one.receipt, signature: one.signature },
      scope: 'everything',
      at: now,
      lines,
    };
    const replayed = await reErase(backup.worker, backup.checked, remembered, again());
    assert.ok(replayed.done);
    assert.deepEqual(replayed.receipt.tables, one.receipt.tables);
  }
  assert.ok(done.filter((one) => one.done).length >= 2);
  assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
});

test('a rehearsal of the replay says the same and leaves everything', async () => {
  const shop = await open(clickandchat());
  const remembered = await erased(shop, 'iris.vale@mail.example');
  const backup = await open(clickandchat());
  const before = await fingerprints(backup);
  const { plan } = await rehearseAgain(backup.worker, backup.checked, remembered, { hashKey });
  assert.deepEqual(
    plan.tables.map(({ table, erased }) => [table, erased]),
    remembered.signed.receipt.tables.map(({ table, erased }) => [table, erased]),
  );
  assert.deepEqual(await fingerprints(backup), before);
});

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, phone text, seen_at timestamptz, made_at timestamptz);
CREATE TABLE notes (id int PRIMARY KEY, person int NOT NULL REFERENCES people, line text, written_at timestamptz);
CREATE TABLE tags (person int REFERENCES people, tag text);
CREATE TABLE guests (id int PRIMARY KEY, email text NOT NULL, name text);
CREATE TABLE visits (email text, page text);
CREATE TABLE disputes (id int PRIMARY KEY, person int NOT NULL REFERENCES people, closed boolean NOT NULL, opened_at timestamptz);
INSERT INTO people SELECT n, 'p' || n || '@x.test', '555', '2024-05-05 11:11:11', '2020-02-03 04:05:06.78' FROM generate_series(1, 5) n;
INSERT INTO notes SELECT n, 1 + n % 5, 'line', ('2021-03-04 05:06:07.' || n)::timestamptz FROM generate_series(1, 20) n;
INSERT INTO tags SELECT 1 + n % 5, 'tag' || n FROM generate_series(1, 20) n;
INSERT INTO guests SELECT n, 'p' || n || '@x.test', 'Guest' FROM generate_series(1, 5) n;
INSERT INTO visits SELECT 'p' || 1 + n % 5 || '@x.test', '/' || n FROM generate_series(1, 20) n;
INSERT INTO disputes VALUES (1, 1, false, '2022-01-01 01:01:01'), (2, 2, false, '2022-01-01 02:02:02'), (3, 2, true, '2022-01-01 03:03:03');
`;
const yaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people:
    person: true
    match: { email: email }
    columns: { email: , phone: { erase: null }, seen_at: , made_at: }
    erase: delete
  notes: { belongs: { person: people.id }, columns: { line: , written_at: }, erase: delete }
  tags: { belongs: { person: people.id }, columns: { tag: }, erase: delete }
  guests: { match: { email: email }, columns: { email: , name: }, erase: delete }
  visits: { match: { email: email }, columns: { email: , page: }, erase: delete }
  disputes:
    belongs: { person: people.id }
    columns: { opened_at: }
    erase: delete
    keep: { while: { closed: false }, reason: a dispute, law: the law, review: 1 year }
`;
const small = () => open(accountOf(schema, yaml));
const later = `now() + interval '1 hour'`;

test('rows that changed, and were kept or reduced, between the backup and the deletion meet the same fate again', async () => {
  const shop = await small();
  await shop.client.query(`UPDATE people SET seen_at = '2025-01-01 01:02:03', phone = '556';
    UPDATE disputes SET closed = NOT closed; UPDATE notes SET line = 'said otherwise'`);
  const first = await erased(shop, 'p1@x.test');
  const second = await erased(shop, 'p2@x.test');
  const backup = await small();
  for (const remembered of [first, second]) {
    assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
  }
  const ids = (from: string) => `SELECT array_agg(id ORDER BY id) AS ids FROM ${from}`;
  for (const from of ['people', 'notes', 'disputes', 'guests', 'people WHERE phone IS NULL']) {
    const [want, got] = await Promise.all([shop, backup].map(({ client }) => client.query(ids(from))));
    assert.deepEqual(got?.rows, want?.rows, from);
  }
  assert.equal(await countRows(backup, 'visits'), await countRows(shop, 'visits'));
  assert.equal(await countRows(backup, 'tags'), await countRows(shop, 'tags'));
});

test('who came back after the deletion is left alone: under a new key, or under an old one that was given out anew', async () => {
  const shop = await small();
  await shop.client.query(`INSERT INTO people VALUES (6, 'p6@x.test', '555', NULL, '2024-01-01 01:00:01');
    INSERT INTO guests VALUES (6, 'p6@x.test', 'Guest 6'); INSERT INTO notes VALUES (21, 6, 'mine', '2024-01-01 02:00:01')`);
  const before = await erased(shop, 'p4@x.test');
  const unsaved = await erased(shop, 'p6@x.test');
  // The backup knows nothing of number 6; the restored shop gives it to somebody who registers.
  const backup = await small();
  await backup.client.query(`
    INSERT INTO people VALUES (6, 'p6@x.test', '555', NULL, ${later}), (7, 'p4@x.test', '555', NULL, ${later});
    INSERT INTO guests VALUES (6, 'p6@x.test', 'Guest'), (7, 'p4@x.test', 'Guest');
    INSERT INTO notes VALUES (21, 6, 'new', ${later}), (22, 7, 'new', ${later}); INSERT INTO tags VALUES (6, 'new'), (7, 'new')`);
  const asks = `SELECT to_jsonb(p) FROM people p WHERE id > 5 UNION ALL SELECT to_jsonb(g) FROM guests g WHERE id > 5
    UNION ALL SELECT to_jsonb(n) FROM notes n WHERE id > 20 UNION ALL SELECT to_jsonb(t) FROM tags t WHERE tag = 'new'`;
  const theirs = (await backup.client.query(asks)).rows;
  assert.equal(theirs.length, 8);
  for (const remembered of [before, unsaved]) {
    assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
  }
  assert.deepEqual((await backup.client.query(asks)).rows, theirs);
  assert.equal(await countRows(backup, 'people WHERE id = 4'), 0);
  assert.equal(await countRows(backup, 'guests WHERE id = 4'), 0);
});

test('a row written into a restored account after the deletion stays, and the account with it, reduced; the rest goes', async () => {
  const shop = await small();
  const remembered = await erased(shop, 'p3@x.test');
  const backup = await small();
  await backup.client.query(`INSERT INTO notes VALUES (30, 3, 'after', ${later})`);
  const done = await reErase(backup.worker, backup.checked, remembered, again());
  assert.ok(done.done);
  assert.deepEqual((await backup.client.query('SELECT id FROM notes WHERE person = 3')).rows, [{ id: 30 }]);
  assert.equal(await countRows(backup, 'people WHERE id = 3 AND phone IS NULL'), 1);
  const notes = done.receipt.tables.find(({ table }) => table === 'notes');
  assert.deepEqual(notes?.kept, [{ reason: 'newer than the erasure', law: '', until: null, rows: 1 }]);
});

test('a time to come tells no row and makes none newer: the person’s pass goes, another’s that ends with it stays', async () => {
  const until = `${new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)} 08:15:01.5+00`;
  const passes = (owner: string) => `
    CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
    CREATE TABLE passes (id int PRIMARY KEY, email text NOT NULL, valid_until timestamptz);
    INSERT INTO passes VALUES (1, '${owner}', '${until}'), (2, 'p3@x.test', '${until}')`;
  const yaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  passes: { match: { email: email }, columns: { id: }, erase: delete }
`;
  const remembered = await erased(await open(accountOf(passes('p1@x.test'), yaml)), 'p1@x.test');
  for (const [owner, left] of [
    ['p1@x.test', 1],
    ['p2@x.test', 2],
  ] as const) {
    const restored = await open(accountOf(passes(owner), yaml));
    assert.ok((await reErase(restored.worker, restored.checked, remembered, again())).done);
    assert.equal(await countRows(restored, 'passes'), left, owner);
  }
});

test('a row that was only reduced, since rows held for somebody else refer to it, is reduced again and no more', async () => {
  const held = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, note text);
CREATE TABLE crews (id int PRIMARY KEY, name text, contact text);
CREATE TABLE files (id int PRIMARY KEY, email text, crew int REFERENCES crews, person int REFERENCES people);
INSERT INTO people VALUES (1, 'p1@x.test', 'a note'), (2, 'p2@x.test', 'a note');
INSERT INTO crews VALUES (1, 'Crew', 'crew@x.test');
INSERT INTO files VALUES (1, 'p1@x.test', 1, 1), (2, 'p2@x.test', 1, 2);`;
  const heldYaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: , note: { erase: null } }, erase: delete }
  files: { match: { email: email }, processor: { by: { crew: crews.id }, name: name, contact: contact }, columns: { id: }, erase: delete }
notPersonal: [crews]`;
  const shop = await open(accountOf(held, heldYaml));
  const remembered = await erased(shop, 'p1@x.test');
  assert.equal(await countRows(shop, 'people WHERE note IS NULL'), 1);
  const backup = await open(accountOf(held, heldYaml));
  assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
  assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
});
