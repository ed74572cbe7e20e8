import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { inArray } from 'drizzle-orm';
import { database } from '#db/client';
import { request } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { countedRow, insertAppealed, insertCounted } from '#tests/counted';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { findNeighbours } from './find-neighbours.ts';
import { listQueue } from './list-queue.ts';
import { refuse } from './refuse.ts';

ownPortal('habeas_web');

const open = { status: 'review', outcome: null } as const;

async function listed(actor: StaffActor, query: string): Promise<string[]> {
  const found = await listQueue({ actor, now, query });
  return found.ok ? found.value.rows.map(({ id }) => id) : [];
}

async function assertInOrder(actor: StaffActor, query: string, ids: readonly string[]): Promise<void> {
  for (const [at, id] of ids.entries()) {
    const found = await findNeighbours({ actor, id, now, query });
    assert.deepEqual(found, { ok: true, value: { before: ids[at - 1] ?? null, next: ids[at + 1] ?? null } }, query);
  }
}

test('before and next are those of the view’s list, whichever way it is read', async () => {
  const actor = await makeStaff('reviewer');
  const days = ['2026-07-01', '2026-07-02', '2026-07-02', '2026-07-02', '2026-07-04'];
  await insertCounted(days.flatMap((answerByOn) => [countedRow({ ...open, answerByOn }), countedRow({ answerByOn })]));
  for (const query of ['due:2026-07 is:open', 'due:2026-07 is:closed', 'due:2026-07']) {
    const ids = await listed(actor, query);
    assert.ok(ids.length >= 5);
    await assertInOrder(actor, query, ids);
  }
});

test('an open appeal stands where its own day is, and its neighbours are those of the list', async () => {
  const actor = await makeStaff('approver');
  const until = ['2024-02-12', null, '2024-01-30', '2024-03-01'];
  const [late = '', plain = '', soon = '', far = ''] = await insertAppealed('2024-02-10', until);
  for (const [query, ids] of [
    ['due:2024', [soon, plain, late, far]],
    ['is:appealed due:2024', [soon, late, far]],
    ['is:closed due:2024', [far, late, plain, soon]],
    ['due:<=2024-02-10 due:>2023', [soon, plain]],
    ['due:2024-02-10', [plain]],
  ] as const) {
    assert.deepEqual(await listed(actor, query), ids, query);
    await assertInOrder(actor, query, ids);
  }
});

test('of a search that tells what is closed apart, before and next are those of its groups', async () => {
  const actor = await makeStaff('approver');
  const days = ['2023-02-01', '2023-02-02', '2023-02-03', '2023-02-04'];
  const made = await insertCounted(
    days.map((answerByOn, at) => countedRow({ answerByOn, ...(at % 2 === 0 ? {} : open) })),
  );
  const [first = '', second = '', third = '', fourth = ''] = made;
  await database()
    .update(request)
    .set({ emailIndex: Buffer.alloc(32, 7) })
    .where(inArray(request.id, made));
  const query = `person:${'07'.repeat(32)}`;
  assert.deepEqual(await listed(actor, query), [second, fourth, third, first]);
  await assertInOrder(actor, query, [second, fourth, third, first]);
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
