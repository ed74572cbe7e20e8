/** What refers to such as a deletion empties is in nobody's way where it does not refer to it any more by then, or nothing is changed. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { accountOf, guarded } from '#tests/checked-map';
import { assertPlannedAlike } from '#tests/plans-alike';
import { purged } from '#tests/purged';
import { makePlan } from './plan.ts';

const at = new Date('2026-11-20T12:00:00Z');
const identities = { email: ['ann@x.test'] };
const yaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  orders: { belongs: { person: people.id }, columns: { id: }, erase: delete }
`;

/** Orders 1 and 2 are Ann's, 3 is Bo's. What is asked about a deletion of Ann, which is then carried out, questions or none. */
async function asked(more: string) {
  const one = await guarded(
    await accountOf(
      `CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
       INSERT INTO people VALUES (1, 'ann@x.test'), (2, 'bo@x.test');
       CREATE TABLE orders (id int PRIMARY KEY, person int REFERENCES people, shop int DEFAULT 7, UNIQUE (shop, id));
       INSERT INTO orders VALUES (1, 1), (2, 1), (3, 2); ${more}`,
      yaml,
    ),
  );
  try {
    const wanted = { identities, at, request: randomUUID(), kind: 'delete' as const };
    const { questions } = await makePlan(one.worker, one.checked, wanted);
    await assertPlannedAlike(one, ['ann@x.test', 'bo@x.test'], at);
    await purged(one, { identities, at });
    return questions.map(({ code, table, rows }) => [code, table, rows]);
  } finally {
    await Promise.all([one.client.end(), one.worker.end()]);
  }
}

for (const action of ['NO ACTION', 'RESTRICT', 'CASCADE'] as const) {
  test(`rows that lose their own reference with what goes are in nobody’s way (${action})`, async () => {
    const emptied = await asked(
      `CREATE TABLE labels (id int PRIMARY KEY, "order" int UNIQUE REFERENCES orders ON DELETE SET NULL);
       CREATE TABLE prints ("order" int REFERENCES labels ("order") ON UPDATE ${action} REFERENCES orders ON DELETE SET NULL);
       INSERT INTO labels VALUES (1, 1), (2, 2), (3, 3); INSERT INTO prints VALUES (1), (3)`,
    );
    assert.deepEqual(emptied, [
      ['changes-others', 'public.labels', 2],
      ['changes-others', 'public.prints', 1],
    ]);
    const along = await asked(
      `CREATE TABLE parcels (id int PRIMARY KEY REFERENCES orders ON DELETE CASCADE);
       CREATE TABLE scans (parcel int REFERENCES parcels ON DELETE ${action} REFERENCES orders ON DELETE SET NULL);
       INSERT INTO parcels VALUES (1), (2), (3); INSERT INTO scans VALUES (1), (3)`,
    );
    assert.deepEqual(along, [
      ['unmapped-cascade', 'public.parcels', 2],
      ['changes-others', 'public.scans', 1],
    ]);
  });
}

test('what refers to a value that is the default already is in nobody’s way', async () => {
  const said = await asked(
    `CREATE TABLE labels (id int, shop int DEFAULT 7, "order" int, UNIQUE (id, shop),
       FOREIGN KEY (shop, "order") REFERENCES orders (shop, id) ON DELETE SET DEFAULT);
     CREATE TABLE prints (label int, shop int, FOREIGN KEY (label, shop) REFERENCES labels (id, shop));
     INSERT INTO labels VALUES (1, 7, 1); INSERT INTO prints VALUES (1, 7)`,
  );
  assert.deepEqual(said, [['changes-others', 'public.labels', 1]]);
});
