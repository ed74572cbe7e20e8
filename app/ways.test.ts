import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeDeskWay, safeWay } from './ways.ts';

test('C12: a proof of mailbox leads to a place of ours, whatever was asked', () => {
  for (const ours of [
    '/requests',
    '/request/check',
    '/opt-out/undo',
    '/my-data',
    '/preferences',
    '/requests/0b8e/collect',
  ])
    assert.equal(safeWay(ours), ours);
  const others = [
    'https://evil.test',
    '//evil.test',
    '/\\evil.test',
    '/requests/../desk',
    '/requests?next=x',
    '/requests\nSet-Cookie: x',
    '/desk',
    '/sign-out',
    'javascript:alert(1)',
    '',
    null,
    ['/requests'],
    `/requests/${'a'.repeat(300)}`,
  ];
  for (const other of others) assert.equal(safeWay(other), '/requests');
});

test('C21: the second factor leads back to a page of a request, and else to the queue', () => {
  for (const ours of ['/desk/requests/0b8e-1', '/desk/requests/0b8e-1/letters']) assert.equal(safeDeskWay(ours), ours);
  for (const other of ['/desk/requests/../x', '//evil.test', '/desk/requests/1/letters?x', '/requests', 'desk', null])
    assert.equal(safeDeskWay(other), '/desk');
});
