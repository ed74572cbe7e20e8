import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { exchange, wire } from '#cli/web/fixture';
import { responseHeaders } from '#domain/response-headers';
import { startWeb } from '#tests/web';

let web: Awaited<ReturnType<typeof startWeb>>;
const endings: (() => Promise<void>)[] = [];
before(async () => {
  web = await startWeb({ after: (end) => endings.push(end) });
});
after(async () => {
  for (const end of endings) await end();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(web.origin + path, { headers, redirect: 'manual' });

const raw = (line: string, headers: readonly string[] = [], body = '') =>
  exchange(web.port, wire(line, [`Host: 127.0.0.1:${web.port}`, ...headers], body));

async function staticFile(): Promise<string> {
  const page = await (await get('/')).text();
  return /\/_next\/static\/[^"]+\.js/.exec(page)?.[0] ?? assert.fail('no script on the start page');
}

test('G1: every kind of answer carries all headers, and none says what made it', async () => {
  const paths = [
    '/',
    '/nope',
    '/desk/nope',
    '/api/nope',
    '/icon.svg',
    '/_next/static/nope.js',
    '/.well-known/gpc.json',
    '/.well-known/security.txt',
    '/nope/',
    await staticFile(),
  ];
  for (const path of paths) {
    const { headers } = await get(path);
    const missing = Object.keys(responseHeaders()).filter((name) => !headers.get(name));
    assert.deepEqual(missing, [], path);
    assert.equal(headers.get('x-powered-by'), null, path);
    assert.equal(headers.get('server'), null, path);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors 'none'/, path);
    assert.equal(/unsafe|https?:|\*/.test(headers.get('content-security-policy') ?? ''), false, path);
  }
});

test('F2: each answer has a nonce of its own, and every script and style tag carries it', async () => {
  const seen = new Set<string>();
  for (let turn = 0; turn < 20; turn++) {
    for (const path of ['/', '/nope']) {
      const answer = await get(path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? assert.fail('no nonce');
      seen.add(nonce);
      const page = await answer.text();
      for (const tag of page.match(/<(script|style)\b[^>]*>/g) ?? []) assert.ok(tag.includes(`nonce="${nonce}"`), tag);
      assert.equal(/<[^>]+\sstyle=/.test(page), false, 'inline style');
    }
  }
  assert.equal(seen.size, 40);
});

test('D11: no page may be kept by a cache; only hashed files may', async () => {
  for (const path of ['/', '/nope', '/icon.svg', '/.well-known/security.txt']) {
    const kept = (await get(path)).headers.get('cache-control') ?? '';
    assert.match(kept, /no-store/, path);
    assert.match(kept, /private/, path);
    assert.equal(/s-maxage|public/.test(kept), false, path);
  }
  assert.match((await get(await staticFile())).headers.get('cache-control') ?? '', /immutable/);
});

test('D1: a header that once skipped the proxy changes nothing', async () => {
  const plain = await get('/desk');
  for (const name of ['proxy', 'middleware', 'src/proxy']) {
    const tried = await get('/desk', { 'x-middleware-subrequest': Array(5).fill(name).join(':') });
    assert.equal(tried.status, plain.status, name);
    assert.match(tried.headers.get('content-security-policy') ?? '', /'nonce-/, name);
  }
});

test('D3: a malformed server action is refused and the process lives', async () => {
  const part = (name: string, value: string) =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const body = `${part('1', '{}')}${part('0', '["$1:a:a"]')}--x--\r\n`;
  const headers = [
    `Origin: ${web.origin}`,
    'Next-Action: x',
    'Content-Type: multipart/form-data; boundary=x',
    `Content-Length: ${body.length}`,
  ];
  const { status } = await raw('POST / HTTP/1.1', headers, body);
  assert.ok(status >= 400 && status < 500, String(status));
  assert.equal(web.child.exitCode, null);
});

/** Id of the action that changes the language: it takes its form and nothing before it. */
async function idOfAction(): Promise<string> {
  const page = await (await get('/')).text();
  return /\$ACTION_ID_([0-9a-f]{42})/.exec(page)?.[1] ?? assert.fail('no form with an action');
}

test('C13: a form that cannot be read is a bad request, writes no line and ends nothing', async () => {
  const part = (name: string, value: string) =>
    `--between\r\nContent-Disposition: form-data; name="${name}\r\n\r\n${value}\r\n`;
  const [form, end] = [part('1_a"', 'b'), '--between--\r\n'];
  const file = part('1_f"; filename="a"\r\nContent-Transfer-Encoding: base64', 'QUJD');
  const good = form + part('0"', '["$K1"]') + end;
  const calls = ['[{', '[1]', '[null,"$K1"]', '["$1:a:a"]', 'null'].map((given) => form + part('0"', given) + end);
  const id = await idOfAction();
  const before = web.output();
  const cut = [-6, 60, 0].map((at) => good.slice(0, at));
  for (const body of [...calls, file + good, ...cut]) {
    for (const action of [[`Next-Action: ${id}`], []]) {
      const type = 'Content-Type: multipart/form-data; boundary=between';
      const headers = [`Origin: ${web.origin}`, type, `Content-Length: ${body.length}`, ...action];
      assert.equal((await raw('POST / HTTP/1.1', headers, body)).status, 400, body);
    }
  }
  assert.equal(web.output(), before);
  assert.equal(web.child.exitCode, null);
});

test('D6: an action from elsewhere gets 403', async () => {
  for (const origin of ['https://evil.test', 'null']) {
    const answer = await raw('POST / HTTP/1.1', [
      `Origin: ${origin}`,
      `X-Forwarded-Host: evil.test`,
      'Next-Action: x',
      'Content-Length: 0',
    ]);
    assert.equal(answer.status, 403);
  }
});

test('D8: the image optimiser answers nobody', async () => {
  assert.equal((await get('/_next/image?url=%2Ficon.svg&w=64&q=75')).status, 404);
});

test('D12: next-resume and its kin are not heard', async () => {
  const body = 'x'.repeat(1000);
  const headers = [
    `Origin: ${web.origin}`,
    'next-resume: 1',
    'x-invoke-path: /desk',
    'x-matched-path: /desk',
    `Content-Length: ${body.length}`,
  ];
  const { status } = await raw('POST / HTTP/1.1', headers, body);
  assert.ok(status < 500, String(status));
});

test('D13: nothing of the project can be fetched, and TRACE is not answered', async () => {
  const file = await staticFile();
  const paths = [
    '/.env',
    '/.git/HEAD',
    '/package.json',
    '/package-lock.json',
    '/next.config.js',
    '/api/debug',
    '/graphql',
    '/_next/data/x/index.json',
    '/.next/BUILD_ID',
    '/_next/static/../../package.json',
    '/_next/static/%2e%2e/%2e%2e/package.json',
    `${file}.map`,
  ];
  for (const path of paths) assert.equal((await raw(`GET ${path} HTTP/1.1`)).status, 404, path);
  const trace = await raw('TRACE / HTTP/1.1');
  assert.equal(trace.status, 405);
  assert.equal(/x-powered-by/i.test(trace.head), false);
});

test('C13 a thousand malformed requests leave the process as it was', async () => {
  const bad = [
    () => get('/', { authorization: 'Bearer %' }),
    () => get('/', { rsc: '1', 'next-router-state-tree': '{%' }),
    () => get('/?callbackUrl=%E0%A4%A'),
    () => raw('GET /% HTTP/1.1'),
    () => raw('POST / HTTP/1.1', [`Origin: ${web.origin}`, 'Content-Type: application/json', 'Content-Length: 1'], '{'),
    () => get('/', { cookie: 'next-auth.session-token=%; __Host-x="' }),
    () => get('/', { 'next-router-prefetch': 'x', 'next-router-segment-prefetch': '../..', rsc: '1' }),
  ];
  for (let turn = 0; turn < 1000 / bad.length / 10; turn++) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => bad.map((send) => send())).flat());
    for (const { status } of answers) assert.ok(status < 500, String(status));
  }
  assert.equal(web.child.exitCode, null);
  assert.equal(/error/.test(web.output()), false, web.output().slice(0, 2_000));
});

test('G3: no other origin is let in', async () => {
  for (const origin of ['https://evil.test', 'null']) {
    const { headers } = await get('/', { origin });
    assert.equal(headers.get('access-control-allow-origin'), null);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  }
});

test('G9: security.txt names a contact and a date that is ahead', async () => {
  const text = await (await get('/.well-known/security.txt')).text();
  assert.match(text, /^Contact: mailto:.+@.+$/m);
  assert.match(text, /^Canonical: https?:\/\/.+\/\.well-known\/security\.txt$/m);
  const [, expires, ...more] = /^Expires: (.+)$/m.exec(text) ?? [];
  assert.deepEqual(more, []);
  const days = (Date.parse(expires ?? '') - Date.now()) / 86_400_000;
  assert.ok(days > 30 && days < 365, 'RFC 9116 §2.5.5 asks for less than a year');
});

test('gpc.json says that signals are honoured, since a day, and is kept by no cache', async () => {
  const answer = await get('/.well-known/gpc.json');
  assert.equal(answer.headers.get('content-type'), 'application/json');
  assert.match(answer.headers.get('cache-control') ?? '', /no-store/);
  const { gpc, lastUpdate } = (await answer.json()) as { gpc: unknown; lastUpdate: string };
  assert.equal(gpc, true);
  assert.match(lastUpdate, /^\d{4}-\d\d-\d\d$/);
});

test('reports of the content security policy are taken from anybody, and say nothing back', async () => {
  const report = JSON.stringify({
    'csp-report': { 'violated-directive': 'style-src-elem', 'blocked-uri': 'https://canary.test' },
  });
  const answer = await fetch(`${web.origin}/csp`, {
    method: 'POST',
    body: report,
    headers: { 'content-type': 'application/csp-report' },
  });
  assert.equal(answer.status, 204);
  assert.equal(web.output().includes('canary'), false);
  assert.match(web.output(), /"code":"style-src-elem"/);
});

test('an unknown address is our own page, with a way on', async () => {
  const answer = await get('/nope');
  assert.equal(answer.status, 404);
  const page = await answer.text();
  assert.match(page, /<h1[^>]*>Page not found<\/h1>/);
  assert.match(page, /<title>Page not found/);
});
