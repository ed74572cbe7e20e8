import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawIds } from '#domain/law/law-of';
import { lawWords } from './words.ts';

test('a law is called by its name, and the children’s law stands beside it', () => {
  assert.equal(lawWords('us-ca'), 'CCPA');
  // Montana's and Minnesota's have the same name.
  assert.equal(lawWords('us-mt'), 'MCDPA (Montana)');
  assert.equal(lawWords('us-mn'), 'MCDPA (Minnesota)');
  assert.equal(new Set(lawIds.map(lawWords)).size, lawIds.length);
  assert.equal(lawWords('us-ca us-coppa'), 'CCPA; COPPA, for a child');
  assert.equal(lawWords('us-ca eu-gdpr'), 'Not known: the shortest of CCPA, GDPR');
  assert.equal(lawWords('us-ca eu-gdpr us-va us-co us-ct uk-gdpr'), 'Not known: the shortest of 6 laws');
  assert.equal(lawWords('us-ca eu-gdpr us-coppa'), 'Not known: the shortest of CCPA, GDPR; COPPA, for a child');
});
