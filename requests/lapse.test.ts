import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { waitingDays } from '#domain/warnings';
import { askedInVain } from '#tests/asked-in-vain';
import { eventsOf, later, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { lapse } from './lapse.ts';
import { record } from './record.ts';

const portal = ownPortal('habeas_worker');

test('looked for twice, a question without an answer ends its request once, with one letter', async () => {
  const { id } = await planned('access');
  await portal.owner().query("UPDATE request SET status = 'waiting' WHERE id = $1", [id]);
  await inTransaction((tx) => record(tx, { type: 'question-asked', actor: { kind: 'worker' }, now, requestId: id }));
  const end = waitingDays * 24 * 60;
  assert.equal(await lapse(later(end - 1)), 0);
  await Promise.all([lapse(later(end + 1)), lapse(later(end + 1))]);
  assert.equal(await lapse(later(end + 2)), 0);
  assert.equal(await statusOf(id), 'lapsed');
  assert.deepEqual(await eventsOf(id), ['received', 'question-asked', 'lapsed']);
  const letters = (await lettersOf('lapsed')).map(({ fields }) => [fields.days, fields.regulator]);
  assert.deepEqual(letters, [[waitingDays, 'the California Privacy Protection Agency\thttps://cppa.ca.gov']]);
});

test('a question that never arrived ends nothing: staff look for another way', async () => {
  const { id } = await askedInVain(portal.owner());
  assert.equal(await lapse(later((waitingDays + 1) * 24 * 60)), 0);
  assert.equal(await statusOf(id), 'waiting');
});
