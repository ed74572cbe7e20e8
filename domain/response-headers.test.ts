import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentSecurityPolicy, responseHeaders } from './response-headers.ts';

test('G1: the policy allows nothing inline, nothing foreign and no frame', () => {
  for (const policy of [contentSecurityPolicy(), contentSecurityPolicy('abc')]) {
    assert.match(policy, /^default-src 'none'; script-src /);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.match(policy, /form-action 'self'/);
    assert.equal(/unsafe-|https?:|data:|blob:|\*/.test(policy), false);
  }
});

test('without a nonce no script runs', () => {
  assert.match(contentSecurityPolicy(), /script-src 'none'/);
  assert.match(contentSecurityPolicy('abc'), /script-src 'nonce-abc' 'strict-dynamic'/);
});

test('a form keeps its Origin: the referrer policy is not no-referrer', () => {
  assert.equal(responseHeaders()['Referrer-Policy'], 'same-origin');
});
