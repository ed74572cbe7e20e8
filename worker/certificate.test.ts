import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { chownSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { removePostgres, startPostgres } from '#cli/embedded/postgres';
import { certificate, certificateKey as key, startHook } from '#tests/webhook-server';
import { certificateEnd } from './certificate.ts';

const ends = new Date(new X509Certificate(certificate).validTo);

async function withMail(options: object, work: (port: number) => Promise<void>): Promise<void> {
  const server = new SMTPServer({ key, cert: certificate, ...options });
  server.on('error', () => {});
  const { promise, resolve } = Promise.withResolvers<number>();
  const net = server.listen(0, '127.0.0.1', () => {
    const address = net.address();
    resolve(typeof address === 'object' && address ? address.port : 0);
  });
  try {
    await work(await promise);
  } finally {
    server.close(() => {});
  }
}

test('the pages’ certificate is seen to its end, whoever signed it, and http has none', async () => {
  const hook = await startHook([200], { secure: true });
  assert.deepEqual(await certificateEnd(`https://localhost:${hook.port}`), ends);
  assert.equal(await certificateEnd(`http://localhost:${hook.port}`), null);
  assert.deepEqual(hook.received, []);
  await hook.stop();
});

test('the mail server’s is seen through STARTTLS and without it, and where it offers none, none is', async () => {
  await withMail({}, async (port) => assert.deepEqual(await certificateEnd(`smtp://127.0.0.1:${port}`), ends));
  await withMail({ secure: true }, async (port) =>
    assert.deepEqual(await certificateEnd(`smtps://localhost:${port}`), ends),
  );
  await withMail({ hideSTARTTLS: true, disabledCommands: ['STARTTLS'] }, async (port) =>
    assert.equal(await certificateEnd(`smtp://127.0.0.1:${port}`), null),
  );
});

test('PostgreSQL’s is seen, and none where it speaks in clear', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-postgres-'));
  const server = await startPostgres(folder, { fsync: false });
  const client = new pg.Client(server.superUrl);
  await client.connect();
  try {
    assert.equal(await certificateEnd(server.superUrl), null);
    const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory');
    const cluster = rows[0]?.data_directory ?? '';
    const { uid, gid } = statSync(cluster);
    for (const [name, pem] of Object.entries({ 'server.crt': certificate, 'server.key': key })) {
      const file = path.join(cluster, name);
      writeFileSync(file, `${pem}\n`, { mode: 0o600 });
      chownSync(file, uid, gid);
    }
    await client.query('ALTER SYSTEM SET ssl = on');
    await client.query('SELECT pg_reload_conf()');
    for (let tries = 0; tries < 100 && !(await certificateEnd(server.superUrl)); tries++)
      await client.query('SELECT pg_sleep(0.05)');
    assert.deepEqual(await certificateEnd(server.superUrl), ends);
  } finally {
    await client.end();
    await server.stop();
    removePostgres(folder);
  }
});

test('who is away, or says something else, shows none', async () => {
  assert.equal(await certificateEnd('smtps://127.0.0.1:1'), null);
  const rude = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
  await new Promise((done) => rude.once('listening', done));
  const address = rude.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  for (const way of ['smtp', 'smtps', 'https', 'postgres']) {
    assert.equal(await certificateEnd(`${way}://127.0.0.1:${port}`), null, way);
  }
  rude.close();
});
