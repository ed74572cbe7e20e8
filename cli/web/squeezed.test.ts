import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import { origin } from './fixture.ts';
import { webServer } from './server.ts';
import { squeezedFiles } from './squeezed.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-squeezed-'));
const script = 'export const words = "the same words again and again"; '.repeat(100);
let server: ReturnType<typeof webServer>;
before(async () => {
  mkdirSync(path.join(folder, 'chunks'));
  for (const name of ['chunks/a.js', 'chunks/gone.js', 'chunks/b.css', 'chunks/c.txt'])
    writeFileSync(path.join(folder, name), script);
  const settings = {
    origin,
    proxyHops: 0,
    name: 'Example',
    contact: 'privacy@example.test',
    languages: ['en'] as const,
  };
  server = webServer(async (_, response) => void response.end('from Next'), settings, squeezedFiles(folder));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
after(() => {
  server.close().closeAllConnections();
  rmSync(folder, { recursive: true });
});

type Answer = { headers: IncomingHttpHeaders; body: Buffer };

function ask(file: string, encoding: string, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  const headers = { Host: 'privacy.example', 'Accept-Encoding': encoding };
  return new Promise((resolve, reject) => {
    const asked = get({ port, host: '127.0.0.1', path: `/_next/static/${file}`, headers, method }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
  });
}

/** Asks until it is squeezed; gives up after ten seconds. */
async function squeezed(file: string): Promise<Answer> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask(file, 'gzip, deflate, br');
    if (answer.headers['content-encoding'] === 'br') return answer;
    await pause(50);
  }
  return assert.fail(`${file} is never squeezed`);
}

test('a file is squeezed once it was asked for, is the same inside, and is kept as any file of the build', async () => {
  assert.equal(String((await ask('chunks/a.js', 'br')).body), 'from Next', 'nobody waits for it');
  const { headers, body } = await squeezed('chunks/a.js');
  assert.equal(String(brotliDecompressSync(body)), script);
  assert.equal(Number(headers['content-length']), body.length);
  assert.equal(headers.vary, 'Accept-Encoding');
  assert.match(headers['content-type'] ?? '', /^application\/javascript/);
  assert.match(headers['cache-control'] ?? '', /immutable/);
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match((await squeezed('chunks/b.css')).headers['content-type'] ?? '', /^text\/css/);
});

test('who takes no Brotli, asks for the head alone or for anything else gets what Next has', async () => {
  await squeezed('chunks/a.js');
  for (const encoding of ['gzip', 'br;q=0', 'br;q=0.00', 'br; Q=0', 'brotli', '']) {
    const { headers, body } = await ask('chunks/a.js', encoding);
    assert.equal(headers['content-encoding'], undefined, encoding);
    assert.equal(String(body), 'from Next');
  }
  assert.equal((await ask('chunks/a.js', 'br', 'HEAD')).headers['content-encoding'], undefined);
  for (const encoding of ['gzip;q=0.5, br;q=0.9', 'gzip , BR ; q=0.001'])
    assert.equal((await ask('chunks/a.js', encoding)).headers['content-encoding'], 'br', encoding);
  for (const file of ['chunks/c.txt', 'chunks/none.js', 'chunks/', '../chunks/a.js', 'chunks/../chunks/a.js'])
    assert.equal((await ask(file, 'br')).headers['content-encoding'], undefined, file);
});

test('a file that went away is Next’s to miss', async () => {
  unlinkSync(path.join(folder, 'chunks/gone.js'));
  for (let tries = 0; tries < 3; tries++) {
    assert.equal(String((await ask('chunks/gone.js', 'br')).body), 'from Next');
    await pause(20);
  }
});
