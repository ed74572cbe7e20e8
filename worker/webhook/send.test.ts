import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { certificate, startHook } from '#tests/webhook-server';
import { NotPublic, postTo } from './send.ts';

const post = (url: string, mayBeHere = true) => postTo({ url, headers: {}, body: '{}', mayBeHere });

for (const [what, url] of [
  ['this machine by number', 'https://127.0.0.1:PORT/'],
  ['this machine by name', 'https://localhost:PORT/'],
  ['this machine in another spelling', 'https://0x7f000001:PORT/'],
  ['this machine inside of IPv6', 'https://[::ffff:127.0.0.1]:PORT/'],
  ['this machine without TLS', 'http://127.0.0.1:PORT/'],
  ['a private network', 'https://10.0.0.1/'],
  ['a cloud’s metadata', 'https://169.254.169.254/latest/meta-data'],
] as const) {
  test(`F19: nothing is sent to ${what}`, async (context) => {
    const hook = await startHook([200]);
    context.after(() => hook.stop());
    await assert.rejects(post(url.replace('PORT', String(hook.port)), false), NotPublic);
    assert.deepEqual(hook.received, []);
  });
}

test('F19: where this machine is allowed, a private network still is not', async () => {
  await assert.rejects(post('https://192.168.0.1/'), NotPublic);
});

test('F19: a redirect is an answer, and nobody follows it', async (context) => {
  const hook = await startHook([302]);
  context.after(() => hook.stop());
  assert.equal(await post(`http://127.0.0.1:${hook.port}/first`), 302);
  assert.deepEqual(
    hook.received.map(({ path }) => path),
    ['/first'],
  );
});

test('a server that does not answer is left when the time is over', async (context) => {
  const hook = await startHook(['never']);
  context.after(() => hook.stop());
  const slow = { url: `http://127.0.0.1:${hook.port}/`, headers: {}, body: '{}', mayBeHere: true, patienceMs: 300 };
  await assert.rejects(postTo(slow), { name: 'AbortError' });
  assert.equal(hook.received.length, 1);
});

test('a certificate that nobody vouches for, or that is another name’s, is not sent to', async (context) => {
  const hook = await startHook([200], { secure: true });
  context.after(() => hook.stop());
  await assert.rejects(post(`https://localhost:${hook.port}/`), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  const known = getCACertificates();
  context.after(() => setDefaultCACertificates(known));
  setDefaultCACertificates([...known, certificate]);
  await assert.rejects(post(`https://127.0.0.1:${hook.port}/`), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  assert.deepEqual(hook.received, []);
  assert.equal(await post(`https://localhost:${hook.port}/`), 200);
});
