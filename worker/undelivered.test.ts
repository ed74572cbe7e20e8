import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { findRequest } from '#db/request';
import { letter, person, staff } from '#db/schema/index';
import { post } from '#requests/post';
import { redeem } from '#requests/redeem';
import {
  addStaff,
  codeFor,
  eventsOf,
  filed,
  inbox,
  jobsOf,
  messageIds,
  minutesOn,
  ownMailroom,
  portal,
  rowOf,
  staffLettersOf,
  start,
  tryAt,
} from '#tests/mailroom';

ownMailroom();

test('REL-11 a greylisted letter waits 1, then 5 minutes, and arrives with the Message-ID it was given', async () => {
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: '451' });
  await tryAt(letterId);
  await tryAt(letterId, 1);
  const waiting = await rowOf(letterId);
  assert.deepEqual([waiting.status, waiting.tries, waiting.replyCode], ['queued', 2, 451]);
  assert.deepEqual(await jobsOf(letterId), [1, 6]);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(letterId, 6);
  assert.deepEqual(await messageIds(), [waiting.messageId]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-sent']);
});

test('REL-11 a code whose letter was late still works for ten minutes after the delivery', async () => {
  const browser = randomUUID();
  const id = await codeFor('late@example.test', { browser });
  await inbox.setMode({ kind: '451' });
  for (const minutes of [0, 1, 3, 8]) await tryAt(id, minutes);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(id, 13);
  const [message] = inbox.messages.list('late@example.test');
  assert.ok(message);
  const text = (await inbox.messages.read(message.id))?.text ?? '';
  const code = /^ {4}(.+)$/m.exec(text)?.[1] ?? '';
  const redeemed = await redeem({ code, browser, now: minutesOn(20) });
  assert.ok(redeemed.ok);
});

test('a code that was replaced is not sent again: it opens nothing', async () => {
  const browser = randomUUID();
  const id = await codeFor('replaced@example.test', { browser });
  await inbox.setMode({ kind: '451' });
  await codeFor('replaced@example.test', { browser, now: minutesOn(0.5) });
  await tryAt(id, 1);
  const { status, toSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed], ['given-up', null]);
});

test('REL-12 a refused mailbox is not tried again, its request says so, and staff who can act are told', async () => {
  const [reviewer, admin] = [await addStaff('reviewer'), await addStaff('admin')];
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  const row = await rowOf(letterId);
  assert.deepEqual([row.status, row.replyCode, await jobsOf(letterId)], ['bounced', 550, []]);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-bounced']);
  assert.deepEqual(await staffLettersOf(requestId), ['staff-bounced']);
  const [told] = (await database().select().from(letter).where(eq(letter.requestId, requestId))).filter(
    ({ kind }) => kind === 'staff-bounced',
  );
  assert.ok(told);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(told.id);
  assert.deepEqual(
    inbox.messages.list().flatMap(({ envelope }) => envelope.to),
    [reviewer.email],
  );
  assert.notEqual(reviewer.email, admin.email);
  await tryAt(letterId, 60);
  assert.equal(inbox.messages.list().length, 1);
});

test('REL-12 a letter to staff that bounces is an event, and makes no further letter', async () => {
  const { requestId } = await filed();
  const id = await inTransaction(async (tx) => {
    const request = await findRequest(tx, requestId);
    assert.ok(request);
    const fields = { reference: request.reference, deskUrl: 'http://127.0.0.1:3000/desk/x' };
    return post(tx, { kind: 'staff-lost', to: 'gone@desk.test', fields, language: 'en', now: start, request });
  });
  await inbox.setMode({ kind: '550' });
  await tryAt(id);
  assert.equal((await rowOf(id)).status, 'bounced');
  assert.deepEqual(await staffLettersOf(requestId), ['staff-lost']);
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-bounced']);
});

test('REL-12 a code that bounces tells nobody: nothing is filed', async () => {
  const id = await codeFor('nobody@example.test');
  const before = await database().$count(letter);
  await inbox.setMode({ kind: '550' });
  await tryAt(id);
  const { status, toSealed } = await rowOf(id);
  assert.deepEqual([status, toSealed, await database().$count(letter)], ['bounced', null, before]);
});

test('REL-13 a connection cut after DATA makes one copy too many at most, under the same Message-ID', async () => {
  const { letterId } = await filed();
  await inbox.setMode({ kind: 'drop-after-data' });
  await tryAt(letterId);
  await inbox.setMode({ kind: 'accept' });
  await tryAt(letterId, 1);
  await tryAt(letterId, 6);
  const ids = await messageIds();
  assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
});

test('REL-10 while the mail server is down letters wait, and all arrive afterwards', async () => {
  const waiting = [await filed(), await filed(), await filed()];
  await inbox.setMode({ kind: 'down' });
  for (const { letterId } of waiting) await tryAt(letterId);
  for (const { letterId } of waiting) {
    const { status, replyCode } = await rowOf(letterId);
    assert.deepEqual([status, replyCode, await jobsOf(letterId)], ['queued', null, [1]]);
  }
  await inbox.setMode({ kind: 'accept' });
  for (const { letterId } of waiting) await tryAt(letterId, 30);
  const arrived = inbox.messages.list().flatMap(({ envelope }) => envelope.to);
  assert.deepEqual(arrived.sort(), waiting.map(({ email }) => email).sort());
});

test('REL-14 after five days without a server a letter is given up, its request says so, and staff are told', async () => {
  const { requestId, letterId } = await filed();
  await inbox.setMode({ kind: 'down' });
  await tryAt(letterId, 5 * 24 * 60 - 1);
  assert.equal((await rowOf(letterId)).status, 'queued');
  await tryAt(letterId, 5 * 24 * 60);
  assert.equal((await rowOf(letterId)).status, 'given-up');
  assert.deepEqual(await eventsOf(requestId), ['received', 'letter-given-up']);
  assert.deepEqual(await staffLettersOf(requestId), ['staff-bounced']);
});

test('whoever looks after the request is told alone, unless they may no longer act', async () => {
  await addStaff('approver');
  const assignee = await addStaff('reviewer');
  const { requestId, letterId } = await filed();
  await portal.owner.query('UPDATE request SET assignee_id = $1 WHERE id = $2', [assignee.id, requestId]);
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  assert.equal((await staffLettersOf(requestId)).length, 1);
  const other = await filed();
  await portal.owner.query('UPDATE request SET assignee_id = $1 WHERE id = $2', [assignee.id, other.requestId]);
  await database().update(staff).set({ disabledAt: start }).where(eq(staff.id, assignee.id));
  await tryAt(other.letterId);
  assert.ok((await staffLettersOf(other.requestId)).length >= 2);
});

test('a member of staff whose own request it is hears nothing of it at the desk', async () => {
  await addStaff('reviewer');
  const own = await addStaff('reviewer');
  const { requestId, letterId } = await filed();
  await portal.owner.query(
    `UPDATE request SET assignee_id = $1, email_index = (SELECT email_index FROM person WHERE id = $1) WHERE id = $2`,
    [own.id, requestId],
  );
  await inbox.setMode({ kind: '550' });
  await tryAt(letterId);
  const told = await database().select().from(letter).where(eq(letter.requestId, requestId));
  const [mine] = await database().select().from(person).where(eq(person.id, own.id));
  assert.ok(mine && told.length > 1);
  assert.ok(told.every(({ kind, toIndex }) => kind !== 'staff-bounced' || !toIndex.equals(mine.emailIndex)));
});
