import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStep, type StepCase } from './next-step.ts';

const step = (more: Partial<StepCase>) =>
  nextStep({
    kind: 'delete',
    status: 'review',
    hasPlan: true,
    isPlanning: false,
    openQuestions: 0,
    isPrepared: false,
    isPaused: false,
    heldBy: null,
    awaits: null,
    isUnreached: false,
    isFrozen: false,
    isAppealed: false,
    hasUnread: false,
    openTasks: 0,
    hasRun: false,
    ...more,
  });

test('in review, questions come before preparing and preparing before approving', () => {
  assert.equal(step({ hasPlan: false }), 'plan-failed');
  assert.equal(step({ hasPlan: false, isPlanning: true }), 'plan');
  assert.equal(step({ openQuestions: 2 }), 'answer-questions');
  assert.equal(step({}), 'prepare');
  assert.equal(step({ isPrepared: true }), 'approve');
  assert.equal(step({ kind: 'access' }), 'approve');
});

test('a copy waits for work outside before it is made, anything else is only closed after it', () => {
  const running = { status: 'running', openTasks: 1 } as const;
  assert.equal(step({ ...running, kind: 'access' }), 'outside-work');
  assert.equal(step(running), 'run');
  assert.equal(step({ ...running, hasRun: true }), 'outside-work');
  assert.equal(step({ ...running, hasRun: true, openTasks: 0 }), 'run');
  assert.equal(step({ openTasks: 1 }), 'prepare');
});

test('a paused deletion asks staff to look, another one only cools off', () => {
  assert.equal(step({ status: 'approved' }), 'cool-off');
  assert.equal(step({ status: 'approved', isPaused: true }), 'look-into-pause');
});

test('a deletion says what holds it back: no arming, or a copy that is still to be made', () => {
  assert.equal(step({ status: 'approved', heldBy: 'disarmed' }), 'arm');
  assert.equal(step({ status: 'approved', heldBy: 'open-copy' }), 'copy-first');
  assert.equal(step({ status: 'approved', heldBy: 'map-drift' }), 'fix-map');
  assert.equal(step({ isPrepared: true, heldBy: 'disarmed' }), 'arm');
  assert.equal(step({ isPrepared: true, heldBy: 'open-copy' }), 'approve');
  assert.equal(step({ status: 'approved', isPaused: true, heldBy: 'disarmed' }), 'look-into-pause');
});

test('a closed request asks for nothing, unless something of it is still frozen', () => {
  for (const status of ['done', 'refused', 'withdrawn', 'lapsed'] as const) assert.equal(step({ status }), 'none');
  assert.equal(step({ kind: 'report-lost', status: 'done', isFrozen: true }), 'release');
});

test('the other states name whose move it is', () => {
  assert.equal(step({ status: 'received' }), 'plan');
  assert.equal(step({ status: 'waiting' }), 'person-answers');
  assert.equal(step({ status: 'waiting', isUnreached: true }), 'reach-person');
  assert.equal(step({ status: 'waiting', awaits: 'mailbox' }), 'person-confirms');
  assert.equal(step({ status: 'waiting', awaits: 'identity-check' }), 'check-identity');
  assert.equal(step({ status: 'running' }), 'run');
});

test('what the person wrote after the end is still to be read; an open request has another next step', () => {
  assert.equal(step({ status: 'done' }), 'none');
  assert.equal(step({ status: 'done', hasUnread: true }), 'read-message');
  assert.equal(step({ status: 'refused', isAppealed: true, hasUnread: true }), 'decide-appeal');
  assert.equal(step({ hasUnread: true }), 'prepare');
});
