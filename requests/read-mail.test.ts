import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mailFileLimit } from '#domain/mail-file';
import { readMail } from './read-mail.ts';

process.env.HABEAS_ORGANISATION ??= 'examples/clickandchat';

const now = new Date('2026-06-01T12:00:00Z');

/** A file as mail programs save it. */
const saved = (lines: readonly string[]) => new File([lines.join('\r\n')], 'request.eml');
const readFile = (file: unknown) => readMail({ file, now });

async function readLines(...lines: string[]) {
  const read = await readFile(saved(lines));
  return read.ok ? read.value : assert.fail(read.problems[0].code);
}

const received = 'Received: from mx.test by ours.test; Wed, 20 May 2026 05:30:00 +0000 (UTC)';
const older = 'Received: from laptop by mx.test; Mon, 18 May 2026 10:00:00 +0000';
const from = 'From: =?utf-8?q?J=C3=BCrgen?= <Juergen@Example.test>';
const date = 'Date: Sun, 17 May 2026 23:00:00 -0400';

test('a mail says who wrote, on which day of ours it came, and in which words', async () => {
  const subject = 'Subject: =?utf-8?q?L=C3=B6schung?=';
  assert.deepEqual(await readLines(received, older, from, date, subject, '', 'Please delete', '', 'my data.'), {
    email: 'juergen@example.test',
    // Still the 19th in Los Angeles.
    receivedOn: '2026-05-19',
    words: 'Löschung\n\nPlease delete\n\nmy data.',
    isCut: false,
    hasPlainText: true,
    attachments: 0,
  });
});

test('without a server’s line the day is the sender’s; a day to come or none at all is left to staff', async () => {
  assert.equal((await readLines(from, date, '', 'x')).receivedOn, '2026-05-17');
  assert.equal((await readLines('Received: by ours.test; soon', from, date, '', 'x')).receivedOn, '2026-05-17');
  for (const odd of ['Date: Mon, 01 Jun 2026 12:00:01 +0000', 'Date: yesterday', 'Date: 1 Jan 1970 00:00:00 +0000'])
    assert.equal((await readLines(from, odd, '', 'x')).receivedOn, null, odd);
});

test('a sender that is not one plain address is nobody', async () => {
  for (const odd of [
    'From: undisclosed: a@x.test, b@x.test;',
    'From: "victim@x.test" <no address>',
    'From: <"a b"@x.test>',
    'From: victim＠x.test',
  ])
    assert.equal((await readLines(received, odd, '', 'x')).email, null, odd);
});

test('markup, what cannot be seen and what turns the reading direction do not reach the form', async () => {
  const html = await readLines(from, 'Subject: Hello', 'Content-Type: text/html', '', '<script>alert(1)</script>');
  assert.deepEqual([html.words, html.hasPlainText], ['Hello', false]);
  const turned = await readLines(from, 'Content-Type: text/plain; charset=utf-8', '', 'a\u202eb\u0000c\u001b[31m\td');
  assert.equal(turned.words, 'abc[31m\td');
});

test('of a long mail the end is missing, and that is said; what is attached is counted', async () => {
  const long = await readLines(from, '', 'x'.repeat(5000));
  assert.deepEqual([long.words.length, long.isCut], [4000, true]);
  const parts = (...lines: string[]) =>
    readLines(from, 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b', '', ...lines, '--b--');
  const passport = ['--b', 'Content-Type: image/png', 'Content-Disposition: attachment; filename=id.png', '', 'x'];
  const both = await parts('--b', 'Content-Type: text/plain', '', 'hello', ...passport);
  assert.deepEqual([both.words, both.attachments], ['hello', 1]);
});

test('no file, one that is too large and one that is no mail are told apart', async () => {
  const code = async (file: unknown) => {
    const read = await readFile(file);
    return read.ok ? 'ok' : `${read.problems[0].code} ${read.problems[0].field}`;
  };
  for (const none of [null, 'request.eml', new File([], '')]) assert.equal(await code(none), 'file-missing file');
  const head = `${from}\r\n\r\n`;
  const full = (bytes: number) => new File([head.padEnd(bytes, 'x')], 'a.eml');
  assert.equal(await code(full(mailFileLimit)), 'ok');
  assert.equal(await code(full(mailFileLimit + 1)), 'file-too-large file');
  for (const text of ['%PDF-1.4 \0\0', 'hello', 'Subject: a note\r\n\r\nx'])
    assert.equal(await code(new File([text], 'a.eml')), 'mail-not-readable file', text);
});

test('D7: a mail made of parts in parts is given up, and one of many headers too', async () => {
  const nest = Array.from({ length: 40 }, (_, at) => [
    `Content-Type: multipart/mixed; boundary=b${at}`,
    '',
    `--b${at}`,
  ]).flat();
  const many = Array.from({ length: 6000 }, (_, at) => `X-${at}: ${'y'.repeat(60)}`);
  for (const lines of [
    [from, ...nest, '', 'x'],
    [from, ...many, '', 'x'],
  ]) {
    const read = await readFile(saved(lines));
    assert.equal(!read.ok && read.problems[0].code, 'mail-not-readable');
  }
});
