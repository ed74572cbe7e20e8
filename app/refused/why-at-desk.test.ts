import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whyAtDesk } from './why-at-desk.ts';

const at = '/desk/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77/findings';

test('who sees no data of a watched person is told that a colleague has to agree, and led to where one asks', () => {
  const { title, todo } = whyAtDesk('403', 'reviewer', { at, why: { code: 'look-not-agreed' } });
  assert.equal(title, 'A colleague has to agree first');
  assert.equal(todo.href, '/desk/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77#watch');
});

test('who lacks the role is told which have it', () => {
  const { what } = whyAtDesk('403', 'viewer', { at: '/desk/holds', why: { code: 'role-not-allowed', act: 'hold' } });
  assert.match(what, /signed in as viewer\. This page is for approvers and admins;/);
});

test('what is about oneself, too early, or refused for a reason that nobody noted, has words', () => {
  const said = (code?: 'self-not-allowed' | 'too-new-here' | 'role-not-allowed') =>
    whyAtDesk('403', 'approver', { at, ...(code ? { why: { code } } : {}) });
  assert.equal(said('self-not-allowed').title, 'This is about you or your household');
  assert.match(said('too-new-here').what, /on the first day\.$/);
  for (const code of ['role-not-allowed', undefined] as const)
    assert.match(said(code).what, /or a colleague has to agree first\.$/);
});

test('what is not there leads to the queue', () => {
  assert.equal(whyAtDesk('404', 'viewer', {}).todo.href, '/desk');
});
