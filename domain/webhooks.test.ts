import assert from 'node:assert/strict';
import { test } from 'node:test';
import { webhook, webhookFault } from './webhooks.ts';

for (const address of [
  'https://hooks.mail-house.example/privacy?team=7',
  'https://8.8.8.8/',
  'https://hooks.example.:8443/',
  'http://127.0.0.1:4000/',
  'http://localhost:4000/',
  'https://[::1]/',
]) {
  test(`a webhook may be at ${address}`, () => assert.equal(webhookFault(address), null));
}

for (const [address, says] of [
  ['hooks.example', /not a web address/],
  ['http://hooks.example/', /https/],
  ['ftp://hooks.example/', /https/],
  ['https://user:word@hooks.example/', /password/],
  ['https://hooks.example/#part', /#/],
  ['https://10.0.0.1/', /private network/],
  ['https://169.254.169.254/latest/meta-data', /private network/],
  ['https://0x7f.1/', null],
  ['https://2852039166/', /private network/],
  ['https://0300.0250.1.1/', /private network/],
  ['https://[fd00::1]/', /private network/],
  ['https://[::ffff:10.0.0.1]/', /private network/],
  ['https://intranet/', /private network/],
  ['https://metadata.google.internal/', /private network/],
  ['https://printer.local./', /private network/],
  ['https://a.localhost/', /private network/],
] as const) {
  test(`F19: ${address} is ${says ? 'refused' : 'this machine, which the worker refuses'}`, () => {
    if (says) assert.match(webhookFault(address) ?? '', says);
    else assert.equal(webhookFault(address), null);
  });
}

test('a webhook names its secret in exactly one way, and never holds it', () => {
  const url = 'https://hooks.example/';
  assert.ok(webhook.safeParse({ url, secret: 'HABEAS_WEBHOOK_A' }).success);
  assert.ok(webhook.safeParse({ url, secretFile: '/run/secrets/a' }).success);
  const both = { secret: 'HABEAS_WEBHOOK_A', secretFile: '/run/secrets/a' };
  for (const wrong of [{}, both, { secret: 'whsec_c2VjcmV0' }, { secret: 'HABEAS_SECRET' }]) {
    assert.equal(webhook.safeParse({ url, ...wrong }).success, false);
  }
});
