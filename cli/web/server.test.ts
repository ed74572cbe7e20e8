import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { responseHeaders } from '#domain/response-headers';
import { noteRefusal, refusalHere } from '#requests/answer-status';
import { bodyLimitBytes, fileLimitBytes } from './body-limit.ts';
import { exchange, guarded, origin, wire } from './fixture.ts';

const wanted = Object.keys(responseHeaders()).map((name) => name.toLowerCase());

function namesIn(head: string): string[] {
  return head.split('\r\n').map((line) => line.split(':', 1)[0]?.toLowerCase() ?? '');
}

test('G1: every answer of the server itself carries all headers, also to what is no HTTP', async (t) => {
  const { ask, port } = await guarded(t);
  const answers = [
    await ask('GET / HTTP/1.1'),
    await ask('TRACE / HTTP/1.1'),
    await ask('GET /% HTTP/1.1'),
    await ask('POST / HTTP/1.1', ['Content-Length: 0']),
    await ask('GET / HTTP/1.1', ['Host: evil.test']),
    await ask('GET / HTTP/1.1', ['Expect: the-unexpected']),
    await ask('GET / HTTP/1.1', ['Upgrade: x', 'Connection: Upgrade']),
    await exchange(port, 'nonsense\r\n\r\n'),
    await exchange(port, wire('GET / HTTP/1.1', ['Host: privacy.example', `X: ${'a'.repeat(20_000)}`])),
  ];
  for (const { head } of answers) {
    const names = namesIn(head);
    assert.deepEqual(
      wanted.filter((name) => !names.includes(name)),
      [],
      head.split('\r\n', 1)[0],
    );
    assert.equal(names.includes('x-powered-by'), false);
  }
});

/** A form in parts of so many bytes. */
function formOf(length: number): string {
  const [head, end] = ['--between\r\nContent-Disposition: form-data; name="a"\r\n\r\n', '\r\n--between--\r\n'];
  return head + 'x'.repeat(length - head.length - end.length) + end;
}

const chunked = (body: string) =>
  [...body.matchAll(/.{1,65536}/gs)].map(([part]) => `${part.length.toString(16)}\r\n${part}\r\n`).join('');

test('D7: a body larger than the limit gets 413, by its declared length and by what comes', async (t) => {
  const { ask, reached } = await guarded(t);
  const [ours, form] = [`Origin: ${origin}`, 'Content-Type: multipart/form-data; boundary=between'];
  assert.equal((await ask('POST / HTTP/1.1', [ours, form, `Content-Length: ${bodyLimitBytes + 1}`])).status, 413);
  assert.deepEqual(reached, []);
  const body = `${chunked(formOf(bodyLimitBytes + 1))}0\r\n\r\n`;
  assert.equal((await ask('POST / HTTP/1.1', [ours, form, 'Transfer-Encoding: chunked'], body)).status, 413);
  const inside = `${chunked(formOf(bodyLimitBytes))}0\r\n\r\n`;
  const taken = await ask('POST / HTTP/1.1', [ours, form, 'Transfer-Encoding: chunked'], inside);
  assert.equal(taken.status, 200);
  assert.match(taken.body, new RegExp(`"bytes":${bodyLimitBytes}`));
});

test('D7: a form with a file is larger, at a request’s page and from a browser with a session alone', async (t) => {
  const { ask } = await guarded(t);
  const session = 'Cookie: a=b; __Host-habeas-session=x';
  const desk = '/desk/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77';
  const statusOf = async (path: string, length: number, headers: string[] = []) => {
    const form = [
      'Content-Type: multipart/form-data; boundary=between',
      `Origin: ${origin}`,
      `Content-Length: ${length}`,
    ];
    return (await ask(`POST ${path} HTTP/1.1`, [...form, ...headers], formOf(length))).status;
  };
  for (const path of [desk, desk.replace('/desk', ''), '/desk/holds', '/desk/settings/import'])
    assert.equal(await statusOf(path, bodyLimitBytes + 1, [session]), 200, path);
  assert.equal(await statusOf(desk, fileLimitBytes + 1, [session]), 413);
  assert.equal(await statusOf(desk, bodyLimitBytes + 1), 413);
  for (const path of [
    '/desk',
    '/desk/requests',
    `${desk}/findings`,
    '/desk/holds/x',
    '/holds',
    '/desk/settings',
    '/requests/x',
    `/x?${desk}`,
  ]) {
    assert.equal(await statusOf(path, bodyLimitBytes + 1, [session]), 413, path);
  }
});

test('D7: so many large bodies are taken in at once, few from one network, and the next when one is done', async (t) => {
  const gate = Promise.withResolvers<void>();
  const { ask } = await guarded(
    t,
    async (request, response) => {
      for await (const _ of request);
      await gate.promise;
      response.end();
    },
    1,
  );
  const headers = [
    'Cookie: __Host-habeas-session=x',
    'Content-Type: multipart/form-data; boundary=between',
    `Origin: ${origin}`,
  ];
  const post = async (length: number, from: string) => {
    const page = '/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77';
    const all = [...headers, `Content-Length: ${length}`, `X-Forwarded-For: 203.0.113.250, ${from}`];
    return (await ask(`POST ${page} HTTP/1.1`, all, formOf(length))).status;
  };
  const many = (count: number, from: string) => Array.from({ length: count }, () => post(bodyLimitBytes + 1, from));
  const pause = () => new Promise((resolve) => setTimeout(resolve, 500));
  const large = many(3, '198.51.100.1');
  await pause();
  assert.equal(await post(bodyLimitBytes + 1, '198.51.100.1'), 503, 'the network has its share');
  large.push(...many(3, '2001:db8:0:1::1'));
  await pause();
  assert.equal(await post(bodyLimitBytes + 1, '2001:db8:0:1::2'), 503, 'another address of one network');
  large.push(...many(2, '198.51.100.2'));
  await pause();
  assert.equal(await post(bodyLimitBytes + 1, '198.51.100.3'), 503, 'all are taken');
  const small = post(90, '198.51.100.1');
  gate.resolve();
  assert.deepEqual(await Promise.all([...large, small]), Array(9).fill(200));
  assert.equal(await post(bodyLimitBytes + 1, '198.51.100.1'), 200);
});

test('D15: a form that stops half way is dropped after thirty seconds, and a file has five minutes', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const clocks = t.mock.method(globalThis, 'setTimeout');
  const { port, reached } = await guarded(t);
  const half = (path: string, length: number) => {
    const headers = ['Host: privacy.example', 'Cookie: __Host-habeas-session=x', `Origin: ${origin}`];
    const form = ['Content-Type: multipart/form-data; boundary=between', `Content-Length: ${length}`];
    return exchange(port, [`POST ${path} HTTP/1.1`, ...headers, ...form, '', 'half'].join('\r\n'));
  };
  const form = half('/prove', 100);
  let isFileDropped = false;
  const file = half('/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77', bodyLimitBytes + 1).finally(() => {
    isFileDropped = true;
  });
  while (clocks.mock.callCount() < 2) await new Promise((resolve) => setImmediate(resolve));
  t.mock.timers.tick(30_000);
  assert.equal((await form).status, 408);
  assert.equal(isFileDropped, false);
  t.mock.timers.tick(270_000);
  assert.equal((await file).status, 408);
  assert.deepEqual(reached, []);
});

test('C13: a form that is cut off reaches nothing, nor does one whose sender hangs up, and a whole one comes as it was', async (t) => {
  const lines = t.mock.method(console, 'error', () => {});
  const { ask, port, reached } = await guarded(t);
  const headers = ['Content-Type: multipart/form-data; boundary=between', `Origin: ${origin}`];
  const post = (body: string) => ask('POST / HTTP/1.1', [...headers, `Content-Length: ${body.length}`], body);
  const whole = formOf(100_000);
  for (const body of [whole.slice(0, -4), whole.slice(0, 80), 'x', '']) {
    const { status, body: page } = await post(body);
    assert.equal(status, 400);
    assert.match(page, /We could not read that/);
  }
  const socket = connect(port, '127.0.0.1');
  socket.write(
    wire('POST / HTTP/1.1', ['Host: privacy.example', ...headers, 'Content-Length: 500'], whole.slice(0, 90)),
  );
  await new Promise((resolve) => setTimeout(resolve, 100));
  socket.destroy();
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(reached, []);
  assert.equal(lines.mock.callCount(), 0);
  assert.match((await post(whole)).body, /"bytes":100000/);
  assert.equal((await post('--between--\r\n')).status, 200, 'a form without a field');
});

test('D14: two lengths, or a length and chunks, are refused and no second request is read', async (t) => {
  const { ask, reached } = await guarded(t);
  const ours = `Origin: ${origin}`;
  const second = 'GET /second HTTP/1.1\r\nHost: privacy.example\r\n\r\n';
  assert.equal(
    (await ask('POST / HTTP/1.1', [ours, 'Content-Length: 4', 'Transfer-Encoding: chunked'], `0\r\n\r\n${second}`))
      .status,
    400,
  );
  assert.equal((await ask('POST / HTTP/1.1', [ours, 'Content-Length: 0', 'Content-Length: 9'], second)).status, 400);
  assert.equal((await ask('POST / HTTP/1.1', [ours, 'Transfer-Encoding: xchunked'], `0\r\n\r\n${second}`)).status, 400);
  assert.equal(reached.includes('/second'), false);
});

test('D13, H2: what fails is answered by our page with a reference, and nothing of the error', async (t) => {
  const lines: unknown[] = [];
  t.mock.method(console, 'error', (line: unknown) => lines.push(line));
  const thrown = await guarded(t, async () => {
    throw new Error('Key (email)=(canary@example.test) exists');
  });
  const written = await guarded(t, async (_request, response) => {
    response.writeHead(500, { 'content-type': 'text/html', 'content-length': '6' });
    response.write('CANARY');
    response.end();
  });
  for (const { ask } of [thrown, written]) {
    const { status, body, head } = await ask('GET / HTTP/1.1');
    assert.equal(status, 500);
    assert.match(body, /Something went wrong on our side[\s\S]*Reference: <strong>[0-9A-F]{12}</);
    assert.equal(/canary/i.test(body + head), false);
  }
  assert.equal(lines.length, 1);
});

test('a form of an earlier build is answered by our page, unless Next’s scripts sent it', async (t) => {
  const { ask } = await guarded(t, async (_request, response) => {
    response.writeHead(409, { 'content-type': 'text/plain' }).end('Server action not found.');
  });
  const { status, body } = await ask('GET /request/opt-out HTTP/1.1', ['Accept-Language: de']);
  assert.deepEqual([status, /<h1>Dieses Formular/.test(body)], [409, true]);
  assert.match((await ask('GET /desk HTTP/1.1', ['Next-Action: x'])).body, /Server action not found/);
});

test('what a page noted of its refusal is there when that is put into words, and at no other’s', async (t) => {
  const { ask } = await guarded(t, async ({ url = '' }, response) => {
    if (url.startsWith('/refused/')) return void response.end(JSON.stringify(refusalHere()));
    if (url.startsWith('/desk')) noteRefusal({ code: 'look-not-agreed' });
    response.statusCode = 403;
    response.setHeader('Content-Type', 'text/html').end();
  });
  const [first, other] = await Promise.all([ask('GET /desk/x?q=1 HTTP/1.1'), ask('GET /other HTTP/1.1')]);
  assert.match(first.body, /"at":"\/desk\/x","why":\{"code":"look-not-agreed"\}/);
  assert.match(other.body, /"at":"\/other"\}/);
});

test('an answer of JSON with a status of 500 or more stays as it is', async (t) => {
  const { ask } = await guarded(t, async (_request, response) => {
    response.writeHead(503, { 'content-type': 'application/json' }).end('{"ok":false}');
  });
  const { status, body } = await ask('GET /api/health HTTP/1.1');
  assert.equal(status, 503);
  assert.match(body, /\{"ok":false\}/);
});

test('what is streamed arrives as it is written', async (t) => {
  const gate = Promise.withResolvers<void>();
  const { port } = await guarded(t, async (_request, response) => {
    response.write('first');
    await gate.promise;
    response.end('last');
  });
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  socket.write(wire('GET / HTTP/1.1', ['Host: privacy.example']));
  let text = '';
  for await (const part of socket) {
    text += part;
    if (text.includes('first')) gate.resolve();
  }
  assert.match(text, /first[\s\S]*last/);
});
