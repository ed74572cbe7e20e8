import assert from 'node:assert/strict';
import { get, type IncomingHttpHeaders } from 'node:http';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { constants, gunzipSync } from 'node:zlib';
import { guarded, origin } from './fixture.ts';
import type { Handler } from './server.ts';

const script = '<script src="/_next/static/chunks/a.js" nonce="N"></script>';
const html = `<!DOCTYPE html><p>Hello</p>${script}`;

const page: Handler = async (request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('X-Encoding', String(request.headers['accept-encoding']));
  response.setHeader('ETag', '"of the whole"');
  response.flushHeaders();
  response.write('<!DOCTYPE html><p>Hello</p>');
  await pause(20);
  response.end(script);
};

test('a visitor’s page goes out without Next’s scripts, the desk’s with them', async (t) => {
  const { ask } = await guarded(t, page);
  const light = await ask('GET /prove HTTP/1.1');
  assert.match(light.body, /<p>Hello<\/p>/);
  assert.doesNotMatch(light.body, /<script/);
  assert.doesNotMatch(light.head, /etag/i);
  assert.match((await ask('GET /desk/new HTTP/1.1')).body, /<script/);
  assert.doesNotMatch((await ask('GET /desks HTTP/1.1')).body, /<script/);
});

/** The parts of an answer as they came. */
function partsOf(port: number, encoding: string): Promise<{ head: IncomingHttpHeaders; parts: Buffer[] }> {
  const headers = { Host: 'privacy.example', 'Accept-Encoding': encoding };
  return new Promise((resolve, reject) => {
    get({ port, host: '127.0.0.1', path: '/', headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ head: answer.headers, parts }));
    }).on('error', reject);
  });
}

test('who takes gzip gets it from us, each part as soon as it is there', async (t) => {
  const { port } = await guarded(t, page);
  const { head, parts } = await partsOf(port, 'br, gzip');
  assert.deepEqual([head['content-encoding'], head.vary, head['x-encoding']], ['gzip', 'Accept-Encoding', 'undefined']);
  assert.equal(gunzipSync(Buffer.concat(parts)).toString(), '<!DOCTYPE html><p>Hello</p>');
  const early = gunzipSync(Buffer.concat(parts.slice(0, -1)), { finishFlush: constants.Z_SYNC_FLUSH });
  assert.match(early.toString(), /Hello/);
  const none = await partsOf(port, 'gzip;q=0');
  assert.deepEqual(
    [none.head['content-encoding'], Buffer.concat(none.parts).toString()],
    [undefined, '<!DOCTYPE html><p>Hello</p>'],
  );
});

test('a redirect is told to our script by an answer that it can read, and to nobody else', async (t) => {
  const { ask } = await guarded(t, async (_, response) => {
    response.statusCode = 303;
    response.setHeader('Location', '/prove/code');
    response.end();
  });
  const form = '--between\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--between--\r\n';
  const post = (headers: string[]) => ask('POST /prove HTTP/1.1', [...sent, ...headers], form);
  const sent = [
    `Origin: ${origin}`,
    'Content-Type: multipart/form-data; boundary=between',
    `Content-Length: ${form.length}`,
  ];
  const [plainly, byScript] = [await post([]), await post(['X-Requested-With: fetch'])];
  assert.deepEqual([plainly.status, byScript.status], [303, 204]);
  assert.match(byScript.head, /location: \/prove\/code/i);
});

test('what is no page goes out as it came', async (t) => {
  const { ask } = await guarded(t, async (_, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ html }));
  });
  assert.match((await ask('GET /api/health HTTP/1.1')).body, /<script/);
});
