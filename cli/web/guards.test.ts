import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listedRoutes } from '#tests/routes';
import { guarded, origin } from './fixture.ts';

test('C10 a host that is not ours gets 421, two hosts or none 400, and the handler sees neither', async (t) => {
  const { ask, reached } = await guarded(t);
  const hosts = ['evil.test', 'privacy.example.evil.test', 'privacy.example:81', 'evil.test/privacy.example', ''];
  for (const host of hosts) assert.equal((await ask('GET / HTTP/1.1', [`Host: ${host}`])).status, 421, host);
  assert.equal((await ask('GET / HTTP/1.1', ['Host: privacy.example', 'Host: evil.test'])).status, 400);
  assert.equal((await ask('GET / HTTP/1.1', ['Host: evil.test', 'Host: privacy.example'])).status, 400);
  assert.deepEqual(reached, []);
});

test('C10 forwarded hosts and protocols are ours, whatever the request says', async (t) => {
  const { ask } = await guarded(t);
  const lies = [
    'X-Forwarded-Host: evil.test',
    'X-Forwarded-Proto: http',
    'Forwarded: host=evil.test',
    'X-Original-URL: /desk',
  ];
  const { body } = await ask('GET / HTTP/1.1', lies);
  const { headers } = JSON.parse(body);
  assert.equal(headers['x-forwarded-host'], 'privacy.example');
  assert.equal(headers['x-forwarded-proto'], 'https');
  assert.equal(body.includes('evil.test'), false);
  assert.equal(headers['x-original-url'], undefined);
});

test('C10 a request line in absolute form is refused, with or without our host in it', async (t) => {
  const { ask, reached } = await guarded(t);
  for (const address of ['http://evil.test/', 'http://privacy.example/', '//evil.test/', '/\\evil.test', '*']) {
    assert.equal((await ask(`GET ${address} HTTP/1.1`)).status, 400, address);
  }
  assert.deepEqual(reached, []);
});

test('C13 addresses that do not decode, or hold control characters, are refused', async (t) => {
  const { ask, reached } = await guarded(t);
  const bad = ['/%', '/%zz', '/%c3%28', '/a%00b', '/a%0d%0ab', '/a%5cb', '/a//b', `/${'a'.repeat(9_000)}`];
  for (const path of bad) assert.equal((await ask(`GET ${path} HTTP/1.1`)).status, 400, path.slice(0, 20));
  assert.deepEqual(reached, []);
});

test('D2: query names that Next keeps for its own routing are refused', async (t) => {
  const { ask } = await guarded(t);
  for (const query of ['nxtPid=1', 'nxtIslug=1', 'nextInternalLocale=en', 'a=1&%6extPid=1', '__nextLocale=en']) {
    assert.equal((await ask(`GET /?${query} HTTP/1.1`)).status, 400, query);
  }
  assert.equal((await ask('GET /?q=x%20y&_rsc=1 HTTP/1.1')).status, 200);
});

test('D13: only GET, HEAD and POST are answered; TRACE mirrors nothing', async (t) => {
  const { ask, reached } = await guarded(t);
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND']) {
    const { status, head, body } = await ask(`${method} / HTTP/1.1`, ['Cookie: secret=CANARY']);
    assert.equal(status, 405, method);
    assert.match(head, /Allow: GET, HEAD, POST/);
    assert.equal(body.includes('CANARY'), false);
  }
  assert.equal((await ask('CONNECT evil.test:443 HTTP/1.1')).status, 405);
  assert.deepEqual(reached, []);
});

test('D9: an upgrade is refused and never reaches the handler', async (t) => {
  const { ask, reached } = await guarded(t);
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Key: x', 'Sec-WebSocket-Version: 13'];
  assert.equal((await ask('GET / HTTP/1.1', upgrade)).status, 400);
  assert.equal((await ask('GET http://127.0.0.1:9099/x HTTP/1.1', upgrade)).status, 400);
  assert.deepEqual(reached, []);
});

const type = 'Content-Type: application/x-www-form-urlencoded';

test('B4: a post that is no form, JSON above all, reaches no action', async (t) => {
  const { ask, reached } = await guarded(t);
  for (const [name, body] of [
    ['application/json', '["a","b"]'],
    ['text/plain;charset=UTF-8', '[null,{"$ne":1}]'],
    ['application/x-www-form-urlencodedx', 'a=b'],
    ['', 'a=b'],
    ['multipart/form-data', 'a=b'],
    ['multipart/form-data; boundary=', 'a=b'],
    ['multipart/form-data; charset=utf-8', 'a=b'],
  ] as const) {
    const headers = [`Origin: ${origin}`, `Content-Type: ${name}`, `Content-Length: ${body.length}`];
    assert.equal((await ask('POST /request HTTP/1.1', headers, body)).status, 400, name);
  }
  assert.deepEqual(reached, []);
});

test('D6, G4: a post is taken from our own origin alone', async (t) => {
  const { ask, reached } = await guarded(t);
  const post = (...headers: string[]) => ask('POST /request HTTP/1.1', [...headers, type, 'Content-Length: 3'], 'a=b');
  const strangers = [
    'https://evil.test',
    'null',
    'http://privacy.example',
    'https://sub.privacy.example',
    `${origin}.evil.test`,
  ];
  for (const stranger of strangers) assert.equal((await post(`Origin: ${stranger}`)).status, 403, stranger);
  assert.equal((await post()).status, 403, 'no origin');
  for (const site of ['cross-site', 'same-site', 'none'])
    assert.equal((await post(`Sec-Fetch-Site: ${site}`)).status, 403, site);
  assert.equal((await post('Origin: https://evil.test', 'Sec-Fetch-Site: same-origin')).status, 403);
  assert.equal((await post('Origin: https://evil.test', 'X-Forwarded-Host: evil.test')).status, 403);
  assert.deepEqual(reached, []);
  assert.equal((await post(`Origin: ${origin}`)).status, 200);
  assert.equal((await post('Sec-Fetch-Site: same-origin')).status, 200);
});

test('D6: one click in a mailing needs no origin, and no other address is let in with it', async (t) => {
  const { ask, reached } = await guarded(t);
  const post = (path: string, ...headers: string[]) =>
    ask(`POST ${path} HTTP/1.1`, [...headers, type, 'Content-Length: 3'], 'a=b');
  const click = '/opt-out/one-click';
  for (const path of [click, `${click}?by=x`]) assert.equal((await post(path)).status, 200, path);
  assert.equal((await post(click, 'Origin: https://mail.test')).status, 200);
  const json = ['Content-Type: application/json', 'Content-Length: 2'];
  assert.equal((await ask(`POST ${click} HTTP/1.1`, json, '{}')).status, 400);
  const near = ['/', '/x', '.rsc', ';x', '%3fby=x', '/../../request/opt-out'].map((end) => click + end);
  const elsewhere = ['/opt-out/mailing', '/OPT-OUT/one-click', '/opt-out/one-clic%6b', `/prove?x=${click}`, '/opt-out'];
  const listed = listedRoutes().filter(({ route }) => !/#/.test(route) && ![click, '/csp'].includes(route));
  assert.ok(listed.length > 40);
  for (const path of [...near, ...elsewhere, ...listed.map(({ route }) => route)])
    assert.equal((await post(path)).status, 403, path);
  assert.equal(reached.length, 3);
});

test('D8: the image optimiser is not there', async (t) => {
  const { ask, reached } = await guarded(t);
  for (const path of ['/_next/image?url=%2Ficon.svg&w=64&q=75', '/_next/image', '/_NEXT/image?url=x']) {
    assert.equal((await ask(`GET ${path} HTTP/1.1`)).status, 404, path);
  }
  assert.deepEqual(reached, []);
});

test('D2: a page has no second address, as Next would give it', async (t) => {
  const { ask, reached } = await guarded(t);
  for (const path of ['/desk.rsc', '/desk.RSC?x', '/desk.segments/_tree.segment.rsc', '/_next/data/x/desk.json']) {
    assert.equal((await ask(`GET ${path} HTTP/1.1`)).status, 404, path);
  }
  assert.deepEqual(reached, []);
  assert.equal((await ask('GET /prove?next=/a.rsc HTTP/1.1')).status, 200);
});
