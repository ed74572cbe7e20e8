import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPlanning, troubleOf } from './trouble.ts';

const events = (...types: string[]) =>
  types.map((one) => {
    const [type = '', cause] = one.split(' ');
    return { type, detail: cause ? { cause } : {} };
  });

test('a run that came to nothing is told of until somebody prepares, approves or plans anew', () => {
  const failed = ['received', 'planned', 'approved', 'run-failed plan-changed', 'planned'];
  assert.equal(troubleOf(events(...failed)), 'plan-changed');
  for (const next of ['prepared', 'approved', 'replan-asked']) assert.equal(troubleOf(events(...failed, next)), null);
});

test('a plan that could not be made is told of until there is one', () => {
  assert.equal(troubleOf(events('received', 'plan-failed schema-changed')), 'schema-changed');
  assert.equal(troubleOf(events('received', 'plan-failed schema-changed', 'planned')), null);
});

test('a review that a human asked for is no trouble, and an unknown class is one that nobody foresaw', () => {
  assert.equal(troubleOf(events('received', 'approved', 'review-again')), null);
  assert.equal(troubleOf(events('received', 'approved', 'review-again from-a-newer-version')), 'bug');
});

test('a plan that could not be made is being made all the same while the worker tries again by itself', () => {
  assert.equal(isPlanning(events('received', 'plan-failed lock-timeout')), true);
  assert.equal(isPlanning(events('received', 'plan-failed schema-changed')), false);
  assert.equal(isPlanning(events('received', 'plan-failed schema-changed', 'replan-asked')), true);
});
