import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { accountOf, countRows, type Guarded, guarded, newRun } from '#tests/checked-map';
import { makePlans } from './plan-people.ts';
import { purgePeople } from './purge-people.ts';

const at = new Date('2026-11-20T12:00:00Z');

/** Meters hang on a flat, which two people may have; parcels on a person, and what is in a parcel on it. */
const schema = `
CREATE TABLE people (id int PRIMARY KEY, email text, flat int);
INSERT INTO people VALUES (1, 'ann@x.test', 10), (2, 'bo@x.test', 10), (3, 'cy@x.test', 11), (4, 'di@x.test', 12);
CREATE TABLE meters (id int PRIMARY KEY, flat int);
INSERT INTO meters VALUES (1, 10), (2, 11);
CREATE TABLE parcels (id int PRIMARY KEY, owner int);
INSERT INTO parcels VALUES (1, 1), (2, 2), (3, 3), (4, 4);
CREATE TABLE contents (id int PRIMARY KEY, parcel int);
INSERT INTO contents VALUES (1, 1), (2, 3), (3, 4);
`;
const map = `
version: 1
identities: { email: { normalise: email } }
categories: { all: All }
tables:
  people: { person: true, match: { email: email }, columns: { email: , flat: }, erase: delete }
  meters: { belongs: { flat: people.flat }, columns: { id: }, erase: delete }
  parcels: { belongs: { owner: people.id }, columns: { id: }, erase: delete }
  contents: { belongs: { parcel: parcels.id }, columns: { id: }, erase: delete }
`;

let house: Guarded;
before(async () => {
  house = await guarded(await accountOf(schema, map));
});
after(() => Promise.all([house.client.end(), house.worker.end()]));

/** @returns `done`, or why not, for each */
async function purged(...emails: string[]): Promise<string[]> {
  const asked = emails.map((email) => ({ request: randomUUID(), identities: { email: [email] } }));
  const plans = await makePlans(house.worker, house.checked, { kind: 'delete', at, people: asked });
  const people = asked.flatMap(({ identities }, n) => {
    const plan = plans[n];
    return plan ? [{ id: randomUUID(), identities, plan }] : [];
  });
  const run = { people, sign: newRun().sign, hashKey: randomBytes(32), now: at };
  const outcomes = await purgePeople(house.worker, house.checked, run);
  return outcomes.map((one) => (one.done ? 'done' : one.refusal));
}

test('a row that two share by another column than a key leaves both for a run alone', async () => {
  assert.deepEqual(await purged('ann@x.test', 'bo@x.test', 'cy@x.test'), ['one-at-a-time', 'one-at-a-time', 'done']);
  assert.equal(await countRows(house, 'people'), 3);
  assert.equal(await countRows(house, 'meters'), 1);
  assert.equal(await countRows(house, 'contents'), 2);
});

test('one who is there twice shares all with himself, and stays whole', async () => {
  assert.deepEqual(await purged('di@x.test', 'di@x.test'), ['one-at-a-time', 'one-at-a-time']);
  assert.equal(await countRows(house, 'people WHERE id = 4'), 1);
  assert.equal(await countRows(house, 'parcels WHERE owner = 4'), 1);
  assert.equal(await countRows(house, 'contents WHERE parcel = 4'), 1);
});
