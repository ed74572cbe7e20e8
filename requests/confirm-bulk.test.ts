import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposed } from '#tests/bulk';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { confirmBulk } from './confirm-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

const portal = ownPortal('habeas_worker');

test('nothing begins before it is checked, nor with the wrong number; confirmed twice it begins once', async () => {
  const { actor, id } = await proposed();
  const confirm = async (count: string) => codeOf(await confirmBulk({ actor, id, now, count }));
  assert.equal(await confirm('2'), 'not-possible-now');
  await workOffBulk({ id, now: () => now });
  for (const wrong of ['', '3', 'two']) assert.equal(await confirm(wrong), 'number-wrong');
  assert.equal(await confirm(' 2 '), 'ok');
  assert.equal(await confirm('2'), 'not-possible-now');
  assert.equal(await portal.events('bulk-confirmed'), 1);
});

test('confirmed by two at once it begins once, and by somebody else not at all', async () => {
  const { actor, id } = await proposed();
  await workOffBulk({ id, now: () => now });
  assert.equal(codeOf(await confirmBulk({ actor: await makeStaff('approver'), id, now, count: '2' })), 'not-found');
  const before = await portal.events('bulk-confirmed');
  const both = await Promise.all([1, 2].map(() => confirmBulk({ actor, id, now, count: '2' })));
  assert.deepEqual(both.map(codeOf).sort(), ['not-possible-now', 'ok']);
  assert.equal(await portal.events('bulk-confirmed'), before + 1);
});
