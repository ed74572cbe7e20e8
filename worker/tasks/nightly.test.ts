import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findInstallation, findMapPicture } from '#db/installation';
import { openWorker, type TestWorker } from '#tests/worker';
import { nightly } from './nightly.ts';

let worker: TestWorker;
before(async () => {
  worker = await openWorker();
});
after(() => worker.close());

/** What the desk knows after a night in which the account database was changed. */
async function afterNight(sql: string) {
  await worker.shop.query(sql);
  await nightly({}, worker.surroundings);
  return findInstallation(database());
}

test('a night finds a new personal-looking column, which makes deletions wait until the map covers it', async () => {
  const { mapDrift, mapProblems, mapCheckedAt } = await afterNight('ALTER TABLE accounts ADD fax_number text');
  assert.match(mapDrift.join(), /^datamap\.yaml:\d+:\d+: column "fax_number" of public\.accounts looks personal/);
  assert.deepEqual(mapProblems, mapDrift);
  assert.deepEqual(mapCheckedAt, worker.clock.now);
  assert.deepEqual((await afterNight('ALTER TABLE accounts DROP fax_number')).mapDrift, []);
});

test('a night finds a column that is gone, and says which', async () => {
  const { mapDrift } = await afterNight('ALTER TABLE contact_messages RENAME phone TO phone_nr');
  assert.match(mapDrift.join(), /column "phone" does not exist in public\.contact_messages; did you mean "phone_nr"\?/);
  assert.deepEqual((await afterNight('ALTER TABLE contact_messages RENAME phone_nr TO phone')).mapDrift, []);
});

test('a broken promise is a problem of the night and holds no deletion', async () => {
  const night = await afterNight("UPDATE accounts SET source = 'bought' WHERE id = 7");
  assert.equal(night.mapDrift.length, 0);
  assert.match(night.mapProblems.join(), /No data are bought from others/);
});

test('a night draws the map for the desk, with every table in it', async () => {
  await nightly({}, worker.surroundings);
  // One stands in each category that columns of it are of.
  const tables = new Set((await findMapPicture(database()))?.tables.map(({ name }) => name));
  assert.deepEqual([...tables], Object.keys(worker.account.checked().map.tables));
});
