import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { confirmBulk } from './confirm-bulk.ts';
import { proposeBulk } from './propose-bulk.ts';
import { refuse } from './refuse.ts';
import { stopBulk } from './stop-bulk.ts';
import { type BulkShow, viewBulk } from './view-bulk.ts';
import { workOffBulk } from './work-off-bulk.ts';

ownPortal('habeas_worker');

const why = { ground: 'unfounded', reason: 'Asked for fun' };

async function proposed() {
  const actor = await makeStaff('reviewer');
  const [one, other, closed] = [await planned('access'), await planned('access'), await planned('access')];
  assert.ok((await refuse({ actor, id: closed.id, now, ...why })).ok);
  const which = { ids: [one.id, other.id, closed.id] };
  const made = await proposeBulk({ actor, act: 'refuse', typed: why, which, submissionKey: randomUUID(), now });
  const id = made.ok ? made.value : '';
  const view = async (show: BulkShow = 'all', after = 0) => {
    const result = await viewBulk({ actor, id, now, show, after });
    return result.ok ? result.value : assert.fail();
  };
  return { actor, id, view, closed: closed.id };
}

test('it tells how many can be done, how many cannot and why, and afterwards what became of each', async () => {
  const { actor, id, view, closed } = await proposed();
  assert.equal((await view()).stage, 'checking');
  await workOffBulk({ id, now: () => now });
  const ready = await view();
  assert.deepEqual([ready.stage, ready.words], ['ready', why]);
  assert.deepEqual(ready.counts, { new: 0, can: 2, cannot: 1, done: 0, failed: 0 });
  assert.deepEqual(ready.reasons, [{ problem: { code: 'not-possible-now' }, count: 1 }]);
  assert.deepEqual(
    (await view('not')).rows.map(({ requestId, state }) => [requestId, state]),
    [[closed, 'cannot']],
  );
  assert.ok((await confirmBulk({ actor, id, now, count: '2' })).ok);
  assert.equal((await view()).stage, 'running');
  await workOffBulk({ id, now: () => now });
  const ended = await view('done');
  assert.deepEqual([ended.stage, ended.rows.length, ended.rows[0]?.status], ['ended', 2, 'refused']);
  const [first] = ended.rows;
  assert.equal((await view('done', first?.position)).rows.length, 1);
});

test('once it is stopped, what was not come to is told as not done, and to no day that it would have been put off to', async () => {
  const actor = await makeStaff('reviewer');
  const which = { ids: [(await planned('access')).id, (await planned('access')).id] };
  const asked = { actor, act: 'extend', typed: { reason: 'Much to read' }, which, submissionKey: randomUUID(), now };
  const made = await proposeBulk(asked);
  const id = made.ok ? made.value : assert.fail();
  await workOffBulk({ id, now: () => now });
  const shown = async () => {
    const view = await viewBulk({ actor, id, now, show: 'not', after: 0 });
    return view.ok ? view.value : assert.fail();
  };
  const before = await shown();
  assert.deepEqual([before.rows.length, before.untils.length], [0, 1]);
  assert.ok((await confirmBulk({ actor, id, now })).ok);
  assert.ok((await stopBulk({ actor, id, now })).ok);
  const { rows, untils } = await shown();
  assert.deepEqual([rows.map(({ until }) => until), untils], [[null, null], []]);
});

test('to somebody else there is none', async () => {
  const { id } = await proposed();
  const asked = { actor: await makeStaff('approver'), id, now, show: 'all', after: 0 } as const;
  assert.equal(codeOf(await viewBulk(asked)), 'not-found');
});
