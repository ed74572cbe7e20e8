import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findHead } from '#db/event';
import type { StaffActor } from '#domain/actor';
import { countedRow, insertCounted } from '#tests/counted';
import { fileAs, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { assign } from './assign.ts';
import { countViews } from './count-views.ts';

ownPortal('habeas_web');

const open = { status: 'review', outcome: null } as const;

async function countsFor(actor: StaffActor, at = now, query = 'is:open') {
  const { seq: head } = await findHead(database());
  const saved = [{ id: 'x', name: 'Saved', query }];
  const views = await countViews({ saved, asker: { actor, today: '2026-06-01' }, head }, at);
  return (name: string) => views.find((view) => view.name === name);
}

test('counts are kept for a minute while nobody does anything, and are new as soon as somebody does', async () => {
  const actor = await makeStaff('reviewer');
  const id = await fileAs('counted@example.test', 'access');
  // Whoever keyed rows in is there from here on: nothing is told of the rows themselves.
  await insertCounted([]);
  assert.equal((await countsFor(actor))('Saved')?.count, 1);
  await insertCounted([countedRow(open)]);
  assert.equal((await countsFor(actor, later(0.9)))('Saved')?.count, 1);
  assert.equal((await countsFor(actor, later(1)))('Saved')?.count, 2);
  assert.equal((await countsFor(actor, later(1)))('Mine')?.count, 0);
  assert.ok((await assign({ actor, id, now, staffId: actor.staffId })).ok);
  // The count from before is given for ten seconds where the new one takes longer than a blink.
  assert.equal((await countsFor(actor, later(1.2)))('Mine')?.count, 1);
});

test('somebody else’s counts are not shown, nor those of another day or another saved view', async () => {
  const [owner, other] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const id = await fileAs('owned@example.test', 'access');
  assert.ok((await assign({ actor: owner, id, now, staffId: owner.staffId })).ok);
  assert.deepEqual([(await countsFor(owner))('Mine')?.count, (await countsFor(other))('Mine')?.count], [1, 0]);
  assert.equal((await countsFor(owner, now, 'is:closed'))('Saved')?.count, 0);
  assert.equal((await countsFor(owner, now, 'knd:x'))('Saved')?.count, null);
});

test('what everybody finds alike is counted once for all of them', async () => {
  const [one, other] = [await makeStaff('reviewer'), await makeStaff('approver')];
  await fileAs('alike@example.test', 'access');
  // So late that no count of before is given.
  const count = (await countsFor(one, later(60)))('Open')?.count ?? 0;
  await insertCounted([countedRow(open)]);
  assert.equal((await countsFor(other, later(60.9)))('Open')?.count, count);
  assert.equal((await countsFor(other, later(61)))('Open')?.count, count + 1);
});

test('of more than a thousand it is told that there are more', async () => {
  const actor = await makeStaff('reviewer');
  await insertCounted(Array.from({ length: 1000 }, () => countedRow({ kind: 'other' })));
  const thousand = (await countsFor(actor, later(120)))('Closed');
  assert.deepEqual([thousand?.count, thousand?.isMore], [1000, false]);
  await insertCounted([countedRow({ kind: 'other' })]);
  const more = (await countsFor(actor, later(122)))('Closed');
  assert.deepEqual([more?.count, more?.isMore], [1000, true]);
});
