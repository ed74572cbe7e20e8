import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, fileAs, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lookIn } from './look-in.ts';

const portal = ownPortal('habeas_web');

test('Q9: who opens a request is told who else did a moment ago, and no longer than that', async () => {
  const id = await fileAs('looked-at@example.test', 'access');
  const [ada, bo] = [await makeStaff('reviewer'), await makeStaff('approver')];
  assert.deepEqual(await lookIn({ actor: ada, id, now }), { ok: true, value: [] });
  assert.deepEqual(await lookIn({ actor: bo, id, now: later(4) }), { ok: true, value: [ada.name] });
  assert.deepEqual(await lookIn({ actor: ada, id, now: later(4) }), { ok: true, value: [bo.name] });
  assert.deepEqual(await lookIn({ actor: bo, id, now: later(10) }), { ok: true, value: [] });
});

test('opened twice by one person, it is one visit, and nobody meets themselves', async () => {
  const id = await fileAs('opened-twice@example.test', 'access');
  const actor = await makeStaff('reviewer');
  for (const _ of [1, 2]) assert.deepEqual(await lookIn({ actor, id, now }), { ok: true, value: [] });
  const { rows } = await portal.owner().query('SELECT count(*)::int AS count FROM visit WHERE request_id = $1', [id]);
  assert.deepEqual(rows, [{ count: 1 }]);
});

test('a request that is not there is nobody’s to look in on', async () => {
  const actor = await makeStaff('viewer');
  for (const id of [randomUUID(), 'nonsense']) assert.equal(codeOf(await lookIn({ actor, id, now })), 'not-found');
});
