import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { createTransport } from 'nodemailer';
import { type Inbox, startInbox } from './inbox.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'habeas-inbox-'));
let inbox: Inbox;
before(async () => {
  inbox = await startInbox({ folder });
});
afterEach(async () => {
  await inbox.setMode({ kind: 'accept' });
  inbox.messages.clear();
});
after(async () => {
  await inbox.stop();
  rmSync(folder, { recursive: true });
});

async function send(to: string, extra: { subject?: string; html?: string } = {}): Promise<void> {
  const transport = createTransport(inbox.smtpUrl);
  await transport.sendMail({
    from: 'Privacy desk <privacy@example.org>',
    to,
    subject: extra.subject ?? 'Your code',
    text: 'Code 123-456, or open https://privacy.example/c#t=1.',
    html: extra.html ?? '<p>Code <b>123-456</b></p><script>alert(1)</script>',
    messageId: '<one@example.org>',
  });
  transport.close();
}

async function get(route: string): Promise<{ status: number; body: string; policy: string }> {
  const response = await fetch(inbox.url + route);
  return {
    status: response.status,
    body: await response.text(),
    policy: response.headers.get('content-security-policy') ?? '',
  };
}

const newest = (): string => inbox.messages.list()[0]?.id ?? '';

test('a message is kept with envelope, headers, text and HTML, and listed by recipient, newest first', async () => {
  await send('a@example.org', { subject: 'First' });
  await send('B@example.org', { subject: 'Second' });
  await send('a@example.org', { subject: 'Third' });
  const list: { id: string; subject: string }[] = JSON.parse((await get('/api/messages?to=A@example.org')).body);
  assert.deepEqual(
    list.map(({ subject }) => subject),
    ['Third', 'First'],
  );
  const message = JSON.parse((await get(`/api/messages/${list[0]?.id}`)).body);
  assert.deepEqual(message.envelope, { from: 'privacy@example.org', to: ['a@example.org'] });
  assert.match(message.text, /123-456/);
  assert.match(message.html, /<b>123-456/);
  assert.ok(message.headers.some((header: { name: string }) => header.name === 'Message-ID'));
});

test('messages are still there when the inbox starts again', async () => {
  await send('a@example.org');
  const again = await startInbox({ folder });
  assert.equal(again.messages.list().length, 1);
  await again.stop();
});

test('a letter is shown with its subject escaped, its links to follow and its HTML in a frame that can do nothing', async () => {
  await send('a@example.org', { subject: '<img src=x onerror=alert(1)>' });
  const list = await get('/?to=a%40example.org');
  assert.match(list.body, /&lt;img src=x/);
  const page = await get(`/messages/${newest()}`);
  assert.doesNotMatch(page.body, /<img|<script/);
  assert.match(page.body, /<a href="https:\/\/privacy\.example\/c#t=1" target="_blank"/);
  assert.match(page.body, /<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const html = await get(`/messages/${newest()}/html`);
  assert.match(html.policy, /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/);
});

test('an unknown letter is a 404', async () => {
  assert.equal((await get('/messages/1-00')).status, 404);
  assert.equal((await get('/messages/..%2f..%2fsecrets/source')).status, 404);
  assert.equal((await get('/api/messages/1-00')).status, 404);
});

test('another host name is refused, so that a site cannot read the inbox by resolving to this machine', async () => {
  const status = await new Promise((resolve) => {
    request(inbox.url, { headers: { Host: 'evil.test' } }, (response) => resolve(response.statusCode)).end();
  });
  assert.equal(status, 421);
});

for (const code of [451, 550] as const) {
  test(`in mode ${code} the recipient is refused with ${code} and nothing is kept`, async () => {
    await fetch(`${inbox.url}/api/mode`, { method: 'PUT', body: String(code) });
    await assert.rejects(send('a@example.org'), { responseCode: code });
    assert.equal(inbox.messages.list().length, 0);
  });
}

test('in mode slow the answer comes late, and the message arrives', async () => {
  await inbox.setMode({ kind: 'slow', delayMs: 300 });
  const begin = performance.now();
  await send('a@example.org');
  assert.ok(performance.now() - begin >= 300);
  assert.equal(inbox.messages.list().length, 1);
});

test('in mode drop-after-data the message is kept but the sender never hears so', async () => {
  await inbox.setMode({ kind: 'drop-after-data' });
  await assert.rejects(send('a@example.org'));
  assert.equal(inbox.messages.list().length, 1);
});

test('in mode down nothing answers, and accept listens again on the same port', async () => {
  await inbox.setMode({ kind: 'down' });
  await assert.rejects(send('a@example.org'), /ECONNREFUSED/);
  await inbox.setMode({ kind: 'accept' });
  await send('a@example.org');
  assert.equal(inbox.messages.list().length, 1);
});

test('an unknown mode is refused and changes nothing', async () => {
  const response = await fetch(`${inbox.url}/api/mode`, { method: 'PUT', body: 'sometimes' });
  assert.equal(response.status, 400);
  assert.equal(JSON.parse((await get('/api/mode')).body).mode, 'accept');
});
