import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawOf } from './law-of.ts';
import { insteadOf } from './unverified.ts';

test('California alone has another way for who cannot be identified: categories for a copy, an opt-out for a deletion', () => {
  const california = lawOf('us-ca');
  assert.equal(insteadOf([california], 'access')?.do, 'tell-categories');
  assert.equal(insteadOf([california], 'delete')?.do, 'offer-opt-out');
  assert.equal(insteadOf([california], 'correct'), null);
  assert.equal(insteadOf([lawOf('eu-gdpr')], 'access'), null);
  assert.equal(insteadOf([california, lawOf('eu-gdpr')], 'access'), null);
  assert.equal(insteadOf([], 'access'), null);
});

test('an opt-out is offered where California may be the law, among others, and is not where it cannot be', () => {
  const gdpr = lawOf('eu-gdpr');
  assert.equal(insteadOf([gdpr, lawOf('us-ca')], 'delete')?.do, 'offer-opt-out');
  assert.equal(insteadOf([lawOf('us-ca'), gdpr], 'delete')?.do, 'offer-opt-out');
  assert.equal(insteadOf([gdpr, lawOf('us-va')], 'delete'), null);
});
