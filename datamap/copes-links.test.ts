/** Each way in which rows can be tied to a person that the map copes with, one test each, as the role with the least rights. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accountOf, type Guarded, guarded } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { find } from './find.ts';
import { rehearse } from './rehearse.ts';

const at = new Date('2026-11-20T12:00:00Z');

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text, phone text, code text UNIQUE, deleted_at timestamptz);
INSERT INTO people VALUES (1, 'Ann@x.test', '+1 555-0101', '17', NULL), (2, 'bo@x.test', '555-0102', '18', NULL),
  (3, NULL, NULL, NULL, NULL), (4, '', '', '', NULL), (5, 'old@x.test', NULL, '19', '2020-01-01');
CREATE TABLE emails (person int REFERENCES people, email text, PRIMARY KEY (person, email));
INSERT INTO emails VALUES (1, 'ann@old.test'), (2, 'bo@old.test'), (4, '');
CREATE TABLE orders (shop int, number int, person int REFERENCES people, PRIMARY KEY (shop, number));
INSERT INTO orders VALUES (1, 1, 1), (2, 1, 1), (1, 2, 2), (3, 1, NULL);
CREATE TABLE lines (shop int, number int, line int, PRIMARY KEY (shop, number, line), FOREIGN KEY (shop, number) REFERENCES orders);
INSERT INTO lines VALUES (1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 2, 1);
CREATE TABLE folders (id int PRIMARY KEY, owner int REFERENCES people, inside int REFERENCES folders, cover int);
CREATE TABLE files (id int PRIMARY KEY, folder int REFERENCES folders);
ALTER TABLE folders ADD FOREIGN KEY (cover) REFERENCES files;
INSERT INTO folders VALUES (1, 1, NULL, NULL), (2, NULL, 1, NULL), (3, NULL, 2, NULL), (4, 2, NULL, NULL);
INSERT INTO files VALUES (1, 3), (2, 4);
UPDATE folders SET cover = 1 WHERE id = 1;
CREATE TABLE groups (id int PRIMARY KEY, name text);
INSERT INTO groups VALUES (1, 'chess'), (2, 'go'), (3, 'empty');
CREATE TABLE members (person int REFERENCES people, "group" int REFERENCES groups, PRIMARY KEY (person, "group"));
INSERT INTO members VALUES (1, 1), (2, 1), (2, 2);
CREATE TABLE notes (id int PRIMARY KEY, about text, about_id text);
INSERT INTO notes VALUES (1, 'person', '1'), (2, 'order', '1'), (3, 'file', '1'), (4, 'file', '2'), (5, 'person', ''), (6, 'person', NULL);
CREATE TABLE tickets (id int PRIMARY KEY, code int);
INSERT INTO tickets VALUES (1, 17), (2, 18), (3, NULL), (4, 0);
CREATE TABLE marks (id int PRIMARY KEY, code text);
INSERT INTO marks VALUES (1, ''), (2, NULL), (3, '19');
`;
const map = `
version: 1
identities: { email: { normalise: email }, phone: { normalise: phone } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email, phone: phone }, columns: { id: }, erase: delete }
  emails: { belongs: { person: people.id }, columns: { email: }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { shop: , number: }, erase: delete }
  lines: { belongs: { shop: orders.shop, number: orders.number }, columns: { line: }, erase: delete }
  folders:
    belongs: [{ owner: people.id }, { inside: folders.id }]
    columns: { id: }
    erase: delete
  files: { belongs: { folder: folders.id }, columns: { id: }, erase: delete }
  members: { belongs: { person: people.id }, columns: { group: }, erase: delete }
  groups:
    mentions: { id: members.group }
    mentionsShow: [name]
    columns: { id: , name: }
    erase: keep
    keep: { reason: others are in it, law: 'GDPR Art. 15(4)', review: 1 year }
  notes:
    belongs:
      - { to: { about_id: people.id }, when: { about: person } }
      - { to: { about_id: files.id }, when: { about: file } }
    columns: { id: }
    erase: delete
  tickets: { belongs: { code: people.code }, columns: { id: }, erase: delete }
  marks: { belongs: { code: people.code }, columns: { id: }, erase: delete }
`;

let account: Guarded;
let ann: Found;
before(async () => {
  account = await guarded(await accountOf(schema, map));
  ann = await of({ email: ['ann@x.test'] });
});
after(() => Promise.all([account.client.end(), account.worker.end()]));

type Found = { found: Record<string, string[]>; mentions: Record<string, string[]>; erased: Record<string, number> };

/** What a table holds of a person (the first column of each row), and how many rows a deletion takes of it. */
async function of(identities: Record<string, string[]>): Promise<Found> {
  const findings = await find(account.worker, account.checked, { identities, at });
  const { steps } = await rehearse(account.worker, account.checked, { identities, at });
  const firsts = (part: 'rows' | 'mentions') =>
    Object.fromEntries(
      findings
        .map((one) => [one.table, one[part].map(({ values }) => values[0] ?? '')])
        .filter(([, rows]) => rows?.length),
    );
  const erased = steps.filter(({ act }) => act === 'erase').map(({ table, rows }) => [table, rows]);
  return { found: firsts('rows'), mentions: firsts('mentions'), erased: Object.fromEntries(erased) };
}

test('several identities per person: each leads to the same rows, and all together to no more', async () => {
  assert.deepEqual(await of({ phone: ['+1 (555) 0101'] }), ann);
  assert.deepEqual(await of({ email: ['ann@x.test'], phone: ['+15550101'] }), ann);
  assert.equal(ann.erased.people, 1);
});

test('composite keys: rows are tied by all columns of the key', () => {
  assert.deepEqual(ann.found.lines, ['1', '2', '1']);
  assert.deepEqual([ann.erased.orders, ann.erased.lines], [2, 3]);
});

test('self-references: what lies beneath a row of the person’s is theirs, however deep', () => {
  assert.deepEqual(ann.found.folders, ['1', '2', '3']);
});

test('cycles: tables that refer to one another are found and erased together', () => {
  assert.deepEqual(ann.found.files, ['1']);
  assert.deepEqual([ann.erased.folders, ann.erased.files], [3, 1]);
});

test('many-to-many: the person’s memberships are theirs, the groups are not', () => {
  assert.deepEqual(ann.found.members, ['1']);
  assert.deepEqual([ann.erased.members, ann.erased.groups], [1, undefined]);
});

test('shared rows (mentions): they are shown with what may be shown, and stay', () => {
  assert.deepEqual(ann.mentions, { groups: ['chess'] });
  assert.equal(ann.found.groups, undefined);
});

test('polymorphic references: only rows of the right kind are tied by a key', () => {
  assert.deepEqual(ann.found.notes, ['1', '3']);
});

test('text↔integer links: a number is the text that says the same', () => {
  assert.deepEqual(ann.found.tickets, ['1']);
});

test('in a run of many people each has the plan that they would have alone', () =>
  assertPlannedAlike(account, ['ann@x.test', 'bo@x.test', 'old@x.test', '', 'no@x.test'], at));

test('NULL and empty keys match nothing, ever', async () => {
  const nobody = { found: {}, mentions: {}, erased: {} };
  for (const value of ['', ' ', 'NULL']) assert.deepEqual(await of({ email: [value], phone: [value] }), nobody);
  await account.client.query("UPDATE people SET email = 'cy@x.test' WHERE id IN (3, 4)");
  const { found } = await of({ email: ['cy@x.test'] });
  assert.deepEqual(found, { people: ['3', '4'], emails: [''] });
});

test('soft-deleted rows are found and erased like all others', async () => {
  const { found, erased } = await of({ email: ['old@x.test'] });
  assert.deepEqual(found, { people: ['5'], marks: ['3'] });
  assert.deepEqual(erased, { people: 1, marks: 1 });
});
