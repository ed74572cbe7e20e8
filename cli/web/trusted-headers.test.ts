import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guarded } from './fixture.ts';
import { clientAddress, networkOf } from './trusted-headers.ts';

test('D1, D12: headers that Next would believe never reach it', async (t) => {
  const { ask } = await guarded(t);
  const names = [
    'x-middleware-subrequest',
    'x-middleware-rewrite',
    'next-resume',
    'x-invoke-path',
    'x-invoke-status',
    'x-nextjs-data',
    'x-nextjs-rewritten-path',
    'x-next-revalidated-tags',
    'x-matched-path',
    'x-now-route-matches',
    'x-prerender-revalidate',
    'x-vercel-id',
    'x-real-ip',
    'x-nonce',
    'x-habeas-staff',
    'content-security-policy',
  ];
  const { body } = await ask(
    'GET / HTTP/1.1',
    names.map((name) => `${name}: CANARY`),
  );
  assert.equal(body.includes('CANARY'), false);
});

test('C13 an Authorization header that is not well formed is dropped, a sound one stays', async (t) => {
  const { ask } = await guarded(t);
  for (const value of ['Bearer %', 'Bearer', 'Bearer a b', 'Basic \xff', '%']) {
    const { status, body } = await ask('GET / HTTP/1.1', [`Authorization: ${value}`]);
    assert.equal(status, 200);
    assert.equal(JSON.parse(body).headers.authorization, undefined, value);
  }
  const { body } = await ask('GET / HTTP/1.1', ['Authorization: Bearer abc.def-1_2==']);
  assert.equal(JSON.parse(body).headers.authorization, 'Bearer abc.def-1_2==');
});

test('C13 a router state that Next could not read is dropped', async (t) => {
  const { ask } = await guarded(t);
  for (const value of ['%', '{', '"x"', 'null', '%7B%7D']) {
    const { body } = await ask('GET / HTTP/1.1', [`Next-Router-State-Tree: ${value}`]);
    assert.equal(JSON.parse(body).headers['next-router-state-tree'], undefined, value);
  }
  const { body } = await ask('GET / HTTP/1.1', ['Next-Router-State-Tree: %5B%22%22%5D']);
  assert.equal(JSON.parse(body).headers['next-router-state-tree'], '%5B%22%22%5D');
});

test("A14 a client cannot choose its own address: only our own proxies' words count", () => {
  const told = { 'x-forwarded-for': '203.0.113.9, 198.51.100.7, 192.0.2.1' };
  assert.equal(clientAddress(told, '127.0.0.1', 0), '127.0.0.1');
  assert.equal(clientAddress(told, '127.0.0.1', 1), '192.0.2.1');
  assert.equal(clientAddress(told, '127.0.0.1', 2), '198.51.100.7');
  assert.equal(clientAddress(told, '127.0.0.1', 5), '127.0.0.1');
  assert.equal(clientAddress({ 'x-forwarded-for': 'evil, <b>' }, '::ffff:127.0.0.1', 1), '127.0.0.1');
  assert.equal(clientAddress({}, '2001:db8::1', 1), '2001:db8::1');
});

test('A14: whoever has a /64 of IPv6 is one network, and an IPv4 address is one', () => {
  assert.equal(networkOf('2001:db8:0:1::1'), networkOf('2001:0db8:0000:0001:ffff:1:2:3'));
  assert.equal(networkOf('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(networkOf('::1'), '0:0:0:0::/64');
  assert.equal(networkOf('fe80::1%eth0'), 'fe80:0:0:0::/64');
  assert.notEqual(networkOf('2001:db8:0:1::1'), networkOf('2001:db8:0:2::1'));
  assert.equal(networkOf('192.0.2.7'), '192.0.2.7');
});

test('the handler is told the client by x-habeas-client', async (t) => {
  const { ask } = await guarded(t, undefined, 1);
  const { body } = await ask('GET / HTTP/1.1', ['X-Forwarded-For: 1.2.3.4, 192.0.2.1', 'X-Habeas-Client: 9.9.9.9']);
  assert.equal(JSON.parse(body).headers['x-habeas-client'], '192.0.2.1');
});

test('C12 C13 only our own cookies reach the pages: a neighbour of this host cannot break them with one of next-auth', async (t) => {
  const { ask } = await guarded(t);
  const foreign =
    'next-auth.callback-url=javascript:1; __Secure-next-auth.callback-url=x; __Host-habeasx=1; NEXT_LOCALE=de';
  const mixed = await ask('GET / HTTP/1.1', [`Cookie: ${foreign}; __Host-habeas-session=abc; __Host-habeas-browser=d`]);
  assert.equal(JSON.parse(mixed.body).headers.cookie, '__Host-habeas-session=abc; __Host-habeas-browser=d');
  const none = await ask('GET / HTTP/1.1', [`Cookie: ${foreign}`]);
  assert.equal('cookie' in JSON.parse(none.body).headers, false);
});
