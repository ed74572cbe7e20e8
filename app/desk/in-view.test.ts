import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inViewOf, nextAddress, requestAddress } from './in-view.ts';

test('a view stays in the address from one request to the next, and after the last one comes its list', () => {
  const view = inViewOf('is:open owner:me', 'next');
  assert.deepEqual(view, { query: 'is:open owner:me', goesOn: true });
  assert.equal(view && nextAddress('7', view), '/desk/requests/7?q=is%3Aopen+owner%3Ame&go=next');
  assert.equal(view && nextAddress(null, view), '/desk?q=is%3Aopen+owner%3Ame');
});

test('without a view, or with an odd one, a request is a page by itself', () => {
  for (const odd of [undefined, ['is:open', 'x'], 'x'.repeat(501)]) assert.equal(inViewOf(odd, 'next'), null);
  assert.equal(requestAddress('7', null), '/desk/requests/7');
  assert.equal(requestAddress('7', inViewOf('', 'elsewhere')), '/desk/requests/7?q=');
});
