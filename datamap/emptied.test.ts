/** Found by `purge.property.test.ts`: a cascade that was asked about goes on where nobody was asked. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { purged } from '#tests/purged';
import { makePlans } from './plan-people.ts';
import { purgePeople } from './purge-people.ts';
import { RunFault } from './run.ts';

const at = new Date('2026-11-20T12:00:00Z');
/** Posts 2 and 4 of others answer Ann's post 1 and Cy's post 3, and go along with them; the map does not say so. */
const schema = (more: string) => `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, nick text UNIQUE);
INSERT INTO people VALUES (1, 'ann@x.test', 'ann'), (2, 'bo@x.test', 'bo'), (3, 'cy@x.test', 'cy');
CREATE TABLE posts (id int PRIMARY KEY, person int, answers int REFERENCES posts ON DELETE CASCADE);
INSERT INTO posts VALUES (1, 1, NULL), (2, 2, 1), (3, 3, NULL), (4, 2, 3);
CREATE TABLE marks (id int PRIMARY KEY, person int, post int REFERENCES posts ON DELETE SET NULL, note text);
${more}`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  posts: { belongs: { person: people.id }, columns: { id: }, erase: delete }
  marks: { belongs: { person: people.id }, columns: { note: { erase: null } }, erase: columns }
`;
const marksOfBo = 'INSERT INTO marks VALUES (1, 2, 2, NULL);';
const marksOfAll = "INSERT INTO marks VALUES (1, 2, 1, NULL), (2, 1, 1, 'mine'), (3, 3, 1, NULL), (4, 3, 3, 'hers');";

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});
async function forum(more: string, yaml = map): Promise<Guarded> {
  const one = await guarded(await accountOf(schema(more), yaml));
  opened.push(one);
  return one;
}

const identities = { email: ['ann@x.test'] };
const read = async ({ client }: Guarded, sql: string) => (await client.query({ text: sql, rowMode: 'array' })).rows;

test('F12: what refers to rows that a cascade takes along is not emptied unseen: the deletion changes nothing', async () => {
  const one = await forum(marksOfBo);
  const before = await fingerprints(one);
  await assert.rejects(
    purged(one, { identities, at }),
    (fault) => fault instanceof RunFault && fault.message === 'public.marks: 1 rows changed, 0 planned',
  );
  assert.deepEqual(await fingerprints(one), before);
});

test('nor is it in a table that the map does not know', async () => {
  const one = await forum(
    'CREATE TABLE pins (post int REFERENCES posts ON DELETE SET NULL); INSERT INTO pins VALUES (2)',
  );
  const before = await fingerprints(one);
  await assert.rejects(purged(one, { identities, at }), /public\.pins: 1 rows changed, 0 planned/);
  assert.deepEqual(await fingerprints(one), before);
});

test('nor in a run of many people', async () => {
  const one = await forum(marksOfBo);
  const before = await fingerprints(one);
  await assert.rejects(together(one, ['ann@x.test', 'cy@x.test']), /public\.marks: 1 rows changed, 0 planned/);
  assert.deepEqual(await fingerprints(one), before);
});

async function together({ worker, checked }: Guarded, emails: string[]) {
  const asked = emails.map((email) => ({ request: randomUUID(), identities: { email: [email] } }));
  const plans = await makePlans(worker, checked, { kind: 'delete', at, people: asked });
  const people = asked.map((one, n) => ({ ...one, id: randomUUID(), plan: plans[n] ?? assert.fail() }));
  return purgePeople(worker, checked, { people, sign: newRun().sign, hashKey: randomBytes(32), now: at });
}

test('what goes along as asked goes, and the person’s own and others’ rows lose the reference that they had to it', async () => {
  const one = await forum(marksOfAll);
  const { plan } = await purged(one, { identities, at });
  assert.deepEqual(
    plan.questions.map(({ code, table, rows }) => [code, table, rows]),
    [
      ['unmapped-cascade', 'public.posts', 1],
      ['changes-others', 'public.marks', 2],
    ],
  );
  assert.deepEqual(await read(one, 'SELECT id, post, note FROM marks ORDER BY id'), [
    [1, null, null],
    [2, null, null],
    [3, null, null],
    [4, 3, 'hers'],
  ]);
  assert.deepEqual(await read(one, 'SELECT id FROM posts ORDER BY id'), [[3], [4]]);
});

test('and so they do in a run of many', async () => {
  const one = await forum(marksOfAll);
  assert.deepEqual(
    (await together(one, ['ann@x.test', 'cy@x.test'])).map(({ done }) => done),
    [true, true],
  );
  assert.deepEqual(await read(one, 'SELECT id, post, note FROM marks ORDER BY id'), [
    [1, null, null],
    [2, null, null],
    [3, null, null],
    [4, null, null],
  ]);
});

test('a row that refers by two keys goes along once, and leaves no room for one that nobody was asked about', async () => {
  const quotes =
    'ALTER TABLE posts ADD quotes int REFERENCES posts ON DELETE CASCADE; UPDATE posts SET quotes = 1 WHERE id = 2;';
  const one = await forum(`${quotes} INSERT INTO posts VALUES (5, 2, 2)`);
  const before = await fingerprints(one);
  await assert.rejects(purged(one, { identities, at }), /public\.posts: 3 rows gone, 2 planned/);
  assert.deepEqual(await fingerprints(one), before);
  await one.client.query('DELETE FROM posts WHERE id = 5');
  await purged(one, { identities, at });
  assert.deepEqual(await read(one, 'SELECT id FROM posts ORDER BY id'), [[3], [4]]);
});

test('nor does one that refers to rows of two people', async () => {
  const quotes =
    'ALTER TABLE posts ADD quotes int REFERENCES posts ON DELETE CASCADE; UPDATE posts SET quotes = 3 WHERE id = 2;';
  const one = await forum(`${quotes} INSERT INTO posts VALUES (5, 2, 2)`);
  const before = await fingerprints(one);
  await assert.rejects(together(one, ['ann@x.test', 'cy@x.test']), /public\.posts: 5 rows gone, 4 planned/);
  assert.deepEqual(await fingerprints(one), before);
  await one.client.query('DELETE FROM posts WHERE id = 5');
  const done = await together(one, ['ann@x.test', 'cy@x.test']);
  assert.deepEqual(
    done.map((each) => each.done),
    [true, true],
  );
  assert.deepEqual(await read(one, 'SELECT id FROM posts ORDER BY id'), []);
});

test('a row of the person’s own that is kept for a law does not go along either', async () => {
  const kept = 'keep: { while: { pinned: true }, reason: a case, law: a law, review: 1 year }, erase: delete }';
  const one = await forum(
    'ALTER TABLE posts ADD pinned bool; INSERT INTO posts VALUES (6, 1, 1, true)',
    map.replace('columns: { id: }, erase: delete }', `columns: { id: }, ${kept}`),
  );
  const before = await fingerprints(one);
  await assert.rejects(purged(one, { identities, at }), /public\.posts: 3 rows gone, 2 planned/);
  assert.deepEqual(await fingerprints(one), before);
});

test('a reference that follows a value which is reduced is not taken for one that was emptied', async () => {
  const one = await forum(
    `CREATE TABLE mentions (id int, nick text REFERENCES people (nick) ON UPDATE CASCADE);
     INSERT INTO mentions VALUES (1, 'ann'), (2, 'ann'), (3, 'bo')`,
    map.replace('columns: { email: }, erase: delete', 'columns: { nick: { erase: random } }, erase: columns'),
  );
  const { plan } = await purged(one, { identities, at });
  assert.deepEqual(
    plan.questions.map(({ code }) => code),
    ['unmapped-cascade'],
  );
  assert.deepEqual(await read(one, "SELECT count(*)::int FROM mentions WHERE nick = 'ann'"), [[0]]);
});
