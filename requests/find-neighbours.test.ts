import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { countedRow, insertCounted } from '#tests/counted';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { findNeighbours } from './find-neighbours.ts';
import { listQueue } from './list-queue.ts';
import { refuse } from './refuse.ts';

ownPortal('habeas_web');

const open = { status: 'review', outcome: null } as const;

test('before and next are those of the view’s list, whichever way it is read', async () => {
  const actor = await makeStaff('reviewer');
  const days = ['2026-07-01', '2026-07-02', '2026-07-02', '2026-07-02', '2026-07-04'];
  await insertCounted(days.flatMap((answerByOn) => [countedRow({ ...open, answerByOn }), countedRow({ answerByOn })]));
  for (const query of ['due:2026-07 is:open', 'due:2026-07 is:closed', 'due:2026-07']) {
    const listed = await listQueue({ actor, now, query });
    const ids = listed.ok ? listed.value.rows.map(({ id }) => id) : [];
    assert.ok(ids.length >= 5);
    for (const [at, id] of ids.entries()) {
      const found = await findNeighbours({ actor, id, now, query });
      assert.deepEqual(found, { ok: true, value: { before: ids[at - 1] ?? null, next: ids[at + 1] ?? null } }, query);
    }
  }
});

test('what has left the view still knows what comes next', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  const [later = ''] = await insertCounted([countedRow({ ...open, answerByOn: '2031-07-01' })]);
  assert.ok((await refuse({ actor, id, now, ground: 'unfounded', reason: 'x' })).ok);
  const found = await findNeighbours({ actor, id, now, query: 'is:open due:2031' });
  assert.deepEqual(found, { ok: true, value: { before: null, next: later } });
});

test('a view that is not understood, or empty, has no neighbours', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  for (const query of ['knd:x', 'due:1999..2000', "' or true"]) {
    const found = await findNeighbours({ actor, id, now, query });
    assert.deepEqual(found, { ok: true, value: { before: null, next: null } }, query);
  }
});

test('of somebody else’s making-up, and of one’s own request, there are none', async () => {
  const actor = await makeStaff('reviewer', 'neighbour@desk.test');
  const { id } = await planned('access', { email: 'neighbour@desk.test' });
  assert.equal(codeOf(await findNeighbours({ actor, id, now, query: '' })), 'self-not-allowed');
  assert.equal(codeOf(await findNeighbours({ actor, id: randomUUID(), now, query: '' })), 'not-found');
  assert.equal(codeOf(await findNeighbours({ actor, id: 'x', now, query: '' })), 'not-found');
});
