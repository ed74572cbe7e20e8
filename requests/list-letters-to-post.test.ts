import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { keyed, postal, writeLetters } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { listLettersToPost } from './list-letters-to-post.ts';

ownPortal('habeas_worker');

test('letters to post are listed oldest first, by reference and never by name', async () => {
  const clerk = await makeStaff('reviewer');
  const ids: string[] = [];
  for (const minute of [5, 3]) {
    const at = new Date(now.getTime() + minute * 60_000);
    ids.push(await keyed({ actor: clerk, answers: { kind: 'access' }, postal, now: at }));
  }
  assert.deepEqual(await listLettersToPost({ actor: clerk, now }), { ok: true, value: [] }, 'nothing is written yet');
  for (const id of ids) await writeLetters(id);
  const list = await listLettersToPost({ actor: clerk, now });
  assert.ok(list.ok);
  assert.deepEqual(
    list.value.map(({ requestId }) => requestId),
    ids.toReversed(),
  );
  assert.doesNotMatch(JSON.stringify(list.value), /Ann Example/);
});

test('somebody else than who works on requests gets no list', async () => {
  for (const role of ['viewer', 'auditor', 'admin'] as const) {
    assert.equal(codeOf(await listLettersToPost({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
});
