import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { type Inbox, startInbox } from '#cli/inbox/inbox';
import { canonicalAddress } from '#domain/address';
import { isLetterKind, letterFields } from '#domain/letters';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { type Addressed, type Mail, openMail, outcomeOf } from './send.ts';
import { transportOptions } from './transport.ts';
import { write } from './write.ts';

const { letters: from } = readOrganisation('examples/clickandchat');
const folder = mkdtempSync(path.join(tmpdir(), 'habeas-send-'));
let inbox: Inbox;
let mail: Mail;
before(async () => {
  inbox = await startInbox({ folder });
  mail = openMail(inbox.smtpUrl);
});
afterEach(async () => {
  await inbox.setMode({ kind: 'accept' });
  inbox.messages.clear();
});
after(async () => {
  mail.close();
  await inbox.stop();
  rmSync(folder, { recursive: true });
});

const letter = (changes: Partial<Addressed> = {}): Addressed => ({
  to: 'ann@example.test',
  messageId: '<one@privacy.example>',
  subject: 'Your code',
  text: 'Code 482 913\n',
  html: '<p>Code 482 913</p>',
  ...changes,
});

async function raw(): Promise<{ headers: string; to: string[]; all: string }> {
  const [summary] = inbox.messages.list();
  assert.ok(summary);
  const all = await (await fetch(`${inbox.url}/api/messages/${summary.id}`)).text();
  return { headers: all, to: summary.envelope.to, all };
}

test('a letter arrives with its two parts, who it is from, where to answer, and that a machine wrote it', async () => {
  assert.deepEqual(await mail.send(letter(), from), { is: 'sent' });
  const { all, to } = await raw();
  assert.deepEqual(to, ['ann@example.test']);
  for (const part of [/one@privacy\.example/, /auto-generated/, /482 913/, /ClickAndChat privacy desk/]) {
    assert.match(all, part);
  }
  assert.doesNotMatch(all, /"list-/i);
});

test('every letter says that a machine wrote it and wants no automatic answer, and none is a mailing', async () => {
  const organisation = readOrganisation('examples/clickandchat');
  for (const kind of Object.keys(letterFields).filter(isLetterKind)) {
    const written = write(kind, letterFields[kind].parse(samples[kind]), { organisation, language: 'fr' });
    assert.deepEqual(await mail.send(letter(written), from), { is: 'sent' });
    const [summary] = inbox.messages.list();
    const [head = ''] = (inbox.messages.readRaw(summary?.id ?? '') ?? '').toString().split('\r\n\r\n');
    assert.match(head, /^Auto-Submitted: auto-generated\r$/m, kind);
    assert.match(head, /^X-Auto-Response-Suppress: OOF, AutoReply\r$/m, kind);
    assert.doesNotMatch(head, /^(List-|Precedence|Bcc|Cc|Disposition-Notification-To|Return-Receipt-To)/im, kind);
    inbox.messages.clear();
  }
});

/** Says yes to every line and keeps them: smtp-server shows a domain decoded, the wire does not lie. */
async function wire(): Promise<{ url: string; lines: string[]; stop(): void }> {
  const lines: string[] = [];
  const server = createServer((socket) => {
    socket.setEncoding('utf8').write('220 wire\r\n');
    socket.on('data', (chunk: string) => {
      const said = chunk.split('\r\n').filter((line) => line !== '');
      lines.push(...said);
      socket.write(said.at(-1) === 'DATA' ? '354 go on\r\n' : '250 yes\r\n');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `smtp://127.0.0.1:${port}`, lines, stop: () => server.close() };
}

test('the envelope has exactly the canonical address, whatever signs are in it', async (t) => {
  const typed = [
    "o'brien+a.b@example.test",
    '{a|b}=c@example.test',
    'a@bücher.example',
    'x_y-z#$&*/?^`~@sub.example.test',
    'ANN@Example.TEST',
  ];
  const server = await wire();
  t.after(server.stop);
  for (const address of typed) {
    const canonical = canonicalAddress(address);
    assert.ok(canonical.ok, address);
    const other = openMail(server.url);
    server.lines.length = 0;
    assert.deepEqual(await other.send(letter({ to: canonical.value }), from), { is: 'sent' });
    const recipients = server.lines.filter((line) => /^RCPT/i.test(line));
    assert.deepEqual(recipients, [`RCPT TO:<${canonical.value}>`]);
    other.close();
  }
});

test('F3: line breaks in subject, name or Message-ID start no header and add no recipient', async () => {
  const hostile = 'x\r\nBcc: b@evil.test\r\nX-Evil: 1';
  await mail.send(letter({ subject: hostile, messageId: `<${hostile}@x>` }), { ...from, fromName: hostile });
  const [summary] = inbox.messages.list();
  assert.deepEqual(summary?.envelope.to, ['ann@example.test']);
  const { headers } = await raw();
  assert.doesNotMatch(headers, /"(bcc|x-evil)"/i);
});

test('REL-11 451 means later, with the code and none of the words of the server', async () => {
  await inbox.setMode({ kind: '451' });
  assert.deepEqual(await mail.send(letter(), from), { is: 'later', code: 451 });
});

test('REL-12 550 means that the mailbox does not take it', async () => {
  await inbox.setMode({ kind: '550' });
  assert.deepEqual(await mail.send(letter(), from), { is: 'bounced', code: 550 });
});

test('REL-10 a server that is down, or is there again, is found out at the next letter', async () => {
  await inbox.setMode({ kind: 'down' });
  assert.deepEqual(await mail.send(letter(), from), { is: 'later', code: null });
  await inbox.setMode({ kind: 'accept' });
  assert.deepEqual(await mail.send(letter(), from), { is: 'sent' });
});

test('REL-10 a slow server is waited for', async () => {
  await inbox.setMode({ kind: 'slow', delayMs: 700 });
  assert.deepEqual(await mail.send(letter(), from), { is: 'sent' });
});

test('REL-13 a connection cut after DATA means later, and is not tried again behind our back', async () => {
  await inbox.setMode({ kind: 'drop-after-data' });
  assert.deepEqual(await mail.send(letter(), from), { is: 'later', code: null });
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(inbox.messages.list().length, 1);
});

test('only RCPT and DATA can bounce: a refused sign-in or sender is about us, and is tried again', () => {
  const refusal = (responseCode: number, command: string) =>
    outcomeOf(Object.assign(new Error(), { responseCode, command }));
  assert.deepEqual(refusal(550, 'RCPT TO'), { is: 'bounced', code: 550 });
  assert.deepEqual(refusal(554, 'DATA'), { is: 'bounced', code: 554 });
  for (const [code, step] of [
    [535, 'AUTH PLAIN'],
    [550, 'MAIL FROM'],
    [554, 'CONN'],
    [421, 'RCPT TO'],
    [452, 'DATA'],
    [503, 'RCPT TO'],
    [530, 'RCPT TO'],
  ] as const) {
    assert.deepEqual(refusal(code, step), { is: 'later', code });
  }
  assert.deepEqual(outcomeOf('odd'), { is: 'later', code: null });
});

/** A server at 127.0.0.2, which is not among the names that go without TLS. */
async function elsewhere(options: { hideSTARTTLS: boolean }): Promise<{ url: string; seen: string[]; stop(): void }> {
  const seen: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    ...options,
    onRcptTo: ({ address }, _session, done) => {
      seen.push(address);
      done();
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const net = server.listen(0, '127.0.0.2', () => {
      const address = net.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.2:${port}`, seen, stop: () => server.close(() => {}) };
}

test('G8: a server with a certificate that nobody vouches for gets no letter, and the letter waits', async () => {
  const server = await elsewhere({ hideSTARTTLS: false });
  const other = openMail(`${server.url}?tls.rejectUnauthorized=false&ignoreTLS=true`);
  assert.deepEqual(await other.send(letter(), from), { is: 'later', code: null });
  assert.deepEqual(server.seen, []);
  other.close();
  server.stop();
});

test('G8: a server without STARTTLS gets no letter in clear', async () => {
  const server = await elsewhere({ hideSTARTTLS: true });
  const other = openMail(server.url);
  assert.equal((await other.send(letter(), from)).is, 'later');
  assert.deepEqual(server.seen, []);
  other.close();
  server.stop();
});

test('G8: parameters of the address switch nothing off, and this machine alone goes without TLS', () => {
  const far = transportOptions('smtp://ann:p%40ss@mail.example?secure=false&tls.rejectUnauthorized=false');
  assert.deepEqual([far.host, far.port, far.requireTLS, far.tls], ['mail.example', 587, true, undefined]);
  assert.deepEqual(far.auth, { user: 'ann', pass: 'p@ss' });
  assert.deepEqual(
    [transportOptions('smtps://mail.example').port, transportOptions('smtp://[::1]:25').ignoreTLS],
    [465, true],
  );
});

test('REL-10 a server that takes the connection and says nothing is given up within seconds', () => {
  const {
    greetingTimeout = 99_999,
    connectionTimeout = 99_999,
    socketTimeout = 99_999,
  } = transportOptions('smtp://127.0.0.1');
  assert.ok(greetingTimeout <= 10_000 && connectionTimeout <= 10_000 && socketTimeout <= 30_000);
});
