import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalIdentity, normalisations } from './identity.ts';

test('nothing empty is an identity', () => {
  for (const normalise of normalisations) {
    for (const value of ['', ' ', '\t', 'a\0b@x.test']) assert.equal(canonicalIdentity(value, normalise), null);
  }
});

test('addresses lose their case, phone numbers their marks, text nothing', () => {
  assert.equal(canonicalIdentity(' Ann@X.Test', 'email'), 'ann@x.test');
  assert.equal(canonicalIdentity('ann', 'email'), null);
  assert.equal(canonicalIdentity('+1 (555) 010-2222', 'phone'), '+15550102222');
  assert.equal(canonicalIdentity('12-34', 'phone'), null);
  assert.equal(canonicalIdentity('5+5+5+5', 'phone'), null);
  assert.equal(canonicalIdentity(' Ab ', 'text'), ' Ab ');
});
