/** A list of several people's values has the person's elements taken out again, of which nobody knows the values any more. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { accountOf, fingerprints, type Guarded, guarded, newRun } from '#tests/checked-map';
import { again, erased, hashKey, now } from '#tests/remembered';
import { makePlans } from './plan-people.ts';
import { purgePeople } from './purge-people.ts';
import { reErase } from './re-erase.ts';

const opened: Guarded[] = [];
after(async () => {
  for (const { client, worker } of opened) await Promise.all([client.end(), worker.end()]);
});

const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL);
INSERT INTO people VALUES (1, 'p1@x.test'), (2, 'p2@x.test'), (3, 'p3@x.test');
CREATE TABLE lists (id int PRIMARY KEY, mails text[], doc jsonb);
INSERT INTO lists VALUES
  (1, '{a@x.test,P1@x.test,NULL,p2@x.test}', '{"members": [{"mail": "p2@x.test"}, {"mail": "p1@x.test"}, {"mail": null}, 7]}'),
  (2, '{p1@x.test,p1@x.test}', '{"members": "none"}'), (3, '{a@x.test}', '{}'), (4, NULL, '{"members": [{"mail": "p1@x.test"}]}'),
  (5, '{p3@x.test,a@x.test}', '{}');
CREATE TABLE heaps (mails text[]);
INSERT INTO heaps VALUES ('{p1@x.test,a@x.test}'), ('{a@x.test}');
`;
const yaml = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: }, erase: delete }
  lists:
    match: { "mails[]": email, "doc->members[]->mail": email }
    columns: { "mails[]": { shared: true, erase: null }, "doc->members[]": { shared: true, erase: null } }
    erase: columns
  heaps: { match: { "mails[]": email }, columns: { "mails[]": { shared: true, erase: null } }, erase: columns }
`;

async function open(): Promise<Guarded> {
  const shop = await guarded(await accountOf(schema, yaml));
  opened.push(shop);
  return shop;
}

test('the elements of a list that were a person’s are taken out again', async () => {
  const shop = await open();
  const remembered = await erased(shop, 'p1@x.test');
  assert.deepEqual((await shop.client.query('SELECT mails, doc FROM lists ORDER BY id LIMIT 1')).rows, [
    { mails: ['a@x.test', null, 'p2@x.test'], doc: { members: [{ mail: 'p2@x.test' }, { mail: null }, 7] } },
  ]);
  const backup = await open();
  assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
  assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
});

test('and so are those of many who were erased in one run', async () => {
  const shop = await open();
  const people = ['p1@x.test', 'p3@x.test'].map((email) => ({ request: randomUUID(), identities: { email: [email] } }));
  const plans = await makePlans(shop.worker, shop.checked, { kind: 'delete', at: now, people });
  const runs = plans.flatMap((plan, n) =>
    plan ? [{ id: randomUUID(), plan, identities: people[n]?.identities ?? {} }] : [],
  );
  const kept = new Map<string, Buffer[]>();
  const remember = async (run: string, lines: AsyncIterable<Buffer>) =>
    void kept.set(run, await Array.fromAsync(lines));
  const { sign } = newRun();
  const done = await purgePeople(shop.worker, shop.checked, { people: runs, sign, hashKey, now, remember });
  const backup = await open();
  for (const one of done) {
    assert.ok(one.done);
    const { receipt, signature } = one;
    const lines = () => from(kept.get(receipt.run) ?? []);
    const remembered = { signed: { receipt, signature }, scope: 'everything', at: now, lines };
    assert.ok((await reErase(backup.worker, backup.checked, remembered, again())).done);
  }
  assert.deepEqual(await fingerprints(backup), await fingerprints(shop));
});

async function* from(lines: Buffer[]): AsyncGenerator<Buffer> {
  yield* lines;
}
