import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import PostalMime from 'postal-mime';
import { inTransaction } from '#db/client';
import type { LetterKind } from '#domain/letters';
import { organisation } from '#requests/organisation';
import { post } from '#requests/post';
import {
  addStaff,
  codeFor,
  eventsOf,
  filed,
  inbox,
  jobsOf,
  messageIds,
  ownMailroom,
  portal,
  rowOf,
  start,
  tryAt,
} from '#tests/mailroom';
import { sendLetter } from './tasks/send-letter.ts';

ownMailroom();

test('a letter reaches the address of its request, is marked sent, and stays readable for the desk', async () => {
  const { requestId, letterId, email } = await filed();
  await tryAt(letterId);
  assert.deepEqual(inbox.messages.list()[0]?.envelope, { from: organisation().letters.fromAddress, to: [email] });
  const row = await rowOf(letterId);
  assert.deepEqual([row.status, row.tries, row.replyCode, row.sentAt], ['sent', 1, 250, start]);
  assert.ok(row.toSealed && row.fieldsSealed);
  assert.deepEqual(await messageIds(), [row.messageId]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-sent']);
});

test('a letter goes in the language of its request, and so does the name that it is from', async () => {
  for (const [language, from, subject, label] of [
    ['de', 'ClickAndChat Datenschutzstelle', /^Wir haben Ihre Anfrage/, /Ihr Anliegen: /],
    ['pt-BR', 'Equipe de privacidade da ClickAndChat', /^Recebemos o seu pedido/, /O que você pediu: /],
    ['xx', 'ClickAndChat privacy desk', /^We have your request/, /What you asked for: /],
  ] as const) {
    inbox.messages.clear();
    await tryAt((await filed(language)).letterId);
    const [first] = inbox.messages.list();
    const mail = await PostalMime.parse(inbox.messages.readRaw(first?.id ?? '') ?? '');
    assert.equal(mail.from?.name, from);
    assert.match(mail.subject ?? '', subject);
    assert.match(mail.text ?? '', label);
  }
});

test('told twice, the task sends a letter once', async () => {
  const { letterId } = await filed();
  await sendLetter({ id: letterId }, { now: () => start });
  await sendLetter({ id: letterId }, { now: () => start });
  assert.equal(inbox.messages.list().length, 1);
  await sendLetter({ id: randomUUID() }, { now: () => start });
  await assert.rejects(sendLetter({ id: "x'; drop" }, { now: () => start }), { name: 'ZodError' });
});

test('two workers at once send a letter once, and the second looks again later', async () => {
  const { letterId } = await filed();
  await inbox.setMode({ kind: 'slow', delayMs: 400 });
  await Promise.all([tryAt(letterId), tryAt(letterId)]);
  assert.equal(inbox.messages.list().length, 1);
  assert.deepEqual([(await rowOf(letterId)).tries, await jobsOf(letterId)], [1, [3]]);
});

test('a code is forgotten as soon as it is sent, and its letter holds nothing to open', async () => {
  const id = await codeFor('codes@example.test');
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual({ status, toSealed, fieldsSealed }, { status: 'sent', toSealed: null, fieldsSealed: null });
});

test('what was written to everybody is forgotten as soon as it is sent: no request’s key can be destroyed with it', async () => {
  const fields = {
    to: 'A partner',
    what: 'Your address',
    fromOn: '2027-01-01',
    exceptions: [],
    preventUrl: 'http://127.0.0.1:3000/prevent?by=x',
  };
  const id = await inTransaction((tx) =>
    post(tx, { kind: 'sharing-notice', to: 'all@example.test', fields, language: 'en', now: start }),
  );
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, fieldsSealed], ['sent', null, null]);
});

test('nor does anything that belongs to no request, such as a letter to admins about the installation', async () => {
  const fields = { failure: 'trigger', ranAt: start.toISOString(), deskUrl: 'http://127.0.0.1:3000/desk/settings' };
  const id = await inTransaction((tx) =>
    post(tx, { kind: 'staff-self-test', to: 'ada@example.test', fields, language: 'en', now: start }),
  );
  await tryAt(id);
  const { status, toSealed, fieldsSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, fieldsSealed], ['sent', null, null]);
});

test('A10 the letters to a known and an unknown address are identical but for code and link', async () => {
  await filed();
  const known = await addStaff('viewer');
  const levelled: string[] = [];
  for (const email of [known.email, `${'u'.repeat(known.email.length - 13)}@example.test`]) {
    const id = await codeFor(email);
    await tryAt(id);
    const [summary] = inbox.messages.list(email);
    assert.ok(summary);
    const message = await inbox.messages.read(summary.id);
    assert.ok(message?.html);
    const token = /#([\w-]+)/.exec(message.text)?.[1] ?? '';
    const code = /^ {4}(.+)$/m.exec(message.text)?.[1] ?? '';
    const parts = [message.subject, message.text, message.html].join('\n');
    levelled.push(parts.replaceAll(token, 'T'.repeat(token.length)).replaceAll(code, 'C'.repeat(code.length)));
  }
  assert.equal(levelled[0], levelled[1]);
});

test('H3: the jobs of letters hold their id alone', async () => {
  const { rows } = await portal.owner.query<{ payload: object }>(
    `SELECT j.payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'send-letter'`,
  );
  assert.ok(rows.length > 0);
  for (const { payload } of rows) assert.deepEqual(Object.keys(payload), ['id']);
});

test('a letter of a kind that is not known, or without content, throws and stays queued', async () => {
  const { letterId } = await filed();
  await portal.owner.query("UPDATE letter SET kind = 'odd' WHERE id = $1", [letterId]);
  await assert.rejects(tryAt(letterId), /no such letter/);
  const kind: LetterKind = 'acknowledgement';
  await portal.owner.query('UPDATE letter SET kind = $2, to_sealed = null WHERE id = $1', [letterId, kind]);
  await assert.rejects(tryAt(letterId), /no content/);
  assert.equal((await rowOf(letterId)).status, 'queued');
});
