import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawWords } from './words.ts';

test('a law is called by its name, and the children’s law stands beside it', () => {
  assert.equal(lawWords('us-ca'), 'CCPA');
  assert.equal(lawWords('us-ca us-coppa'), 'CCPA; COPPA, for a child');
  assert.equal(lawWords('us-ca eu-gdpr'), 'Not known: the shortest of CCPA, GDPR');
  assert.equal(lawWords('us-ca eu-gdpr us-coppa'), 'Not known: the shortest of CCPA, GDPR; COPPA, for a child');
});
