import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { attachmentsAtMost } from '#domain/attachments';
import { messagesADay } from '#domain/messages';
import type { Status } from '#domain/states';
import { viewReasons } from '#domain/view-reasons';
import { makeStaff, now } from '#tests/desk';
import { jpegWith, sent, toldInJpeg } from '#tests/files';
import { ownPortal } from '#tests/own-portal';
import { eventsOf, filed, proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { viewDetails } from './view-details.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { writeToDesk } from './write-to-desk.ts';

const portal = ownPortal();
const answers = { kind: 'access' };

async function someone(email: string, status: Status = 'review') {
  const actor = await proven(email, now);
  return { actor, id: await filed(portal.owner(), { actor, answers, status, now }) };
}
type Someone = Awaited<ReturnType<typeof someone>>;

const code = async (who: Someone, more: object, at = now): Promise<string> => {
  const written = await writeToDesk({ ...who, now: at, words: 'One thing more', ...more });
  return written.ok ? 'ok' : written.problems.map((one) => `${one.field}: ${one.code}`).join(', ');
};
const messagesOf = async (who: Someone) => {
  const view = await viewOwnRequest({ ...who, now });
  return view.ok ? view.value.messages : assert.fail();
};

test('a person writes while nobody asked, with a file; the request stays where it is and the desk is told', async () => {
  await makeStaff('reviewer', 'told@desk.test');
  const who = await someone('ann@example.test');
  assert.equal(await code(who, { file: sent(jpegWith(...toldInJpeg), 'where.jpg') }), 'ok');
  const view = await viewOwnRequest({ ...who, now });
  assert.ok(view.ok);
  assert.equal(view.value.status, 'review');
  const [message] = view.value.messages;
  assert.deepEqual([message?.isMine, message?.words, message?.files[0]?.name], [true, 'One thing more', 'where.jpg']);
  assert.equal(await eventsOf(portal.owner(), who.id, 'message-sent'), 1);
  const letters = (await lettersOf('staff-message')).filter(({ to }) => to === 'told@desk.test');
  assert.equal(letters.length, 1);
  assert.equal(JSON.stringify(letters).includes('One thing more'), false);
});

test('the desk is told of the first unread message, and again once it has read', async () => {
  const reviewer = await makeStaff('reviewer', 'once@desk.test');
  const who = await someone('bea@example.test');
  const told = async () => (await lettersOf('staff-message')).filter(({ to }) => to === 'once@desk.test').length;
  const before = await told();
  for (const words of ['one', 'two', 'three']) await code(who, { words });
  assert.equal((await told()) - before, 1);
  const details = await viewDetails({ actor: reviewer, id: who.id, reason: viewReasons[0], now });
  assert.ok(details.ok, 'a reason of the list');
  assert.deepEqual(
    details.value.messages.map(({ isNew }) => isNew),
    [true, true, true],
  );
  await code(who, { words: 'four' });
  assert.equal((await told()) - before, 2);
});

test('a form sent twice is one message, one file and one event', async () => {
  const who = await someone('cem@example.test');
  const form = { submissionKey: randomUUID(), file: sent(jpegWith(), 'a.jpg') };
  assert.deepEqual(await Promise.all([code(who, form), code(who, form), code(who, form)]), ['ok', 'ok', 'ok']);
  assert.equal((await messagesOf(who)).length, 1);
  assert.equal((await messagesOf(who))[0]?.files.length, 1);
  assert.equal(await eventsOf(portal.owner(), who.id, 'message-sent'), 1);
});

test('a file alone is a message; neither is none; all that is wrong is said at once', async () => {
  const who = await someone('dee@example.test');
  assert.equal(await code(who, { words: '', file: sent(jpegWith(), 'a.jpg') }), 'ok');
  assert.equal(await code(who, { words: ' \0' }), 'words: answers-incomplete');
  assert.equal(await code(who, { words: ['a'], file: 'text' }), 'words: answers-incomplete');
  assert.equal(
    await code(who, { words: 'x'.repeat(4001), file: sent('<html>', 'a.png') }),
    'words: answer-too-long, file: attachment-type',
  );
  assert.equal((await messagesOf(who)).length, 1);
});

test('what waits is answered, and what was closed long ago is not written about', async () => {
  assert.equal(await code(await someone('eve@example.test', 'waiting'), {}), 'words: not-possible-now');
  const who = await someone('fay@example.test');
  await portal
    .owner()
    .query("UPDATE request SET status = 'done', outcome = 'fulfilled', closed_at = $2 WHERE id = $1", [who.id, now]);
  const day = 86_400_000;
  assert.equal(await code(who, {}, new Date(now.getTime() + 30 * day)), 'ok');
  assert.equal(await code(who, {}, new Date(now.getTime() + 31 * day)), 'words: not-possible-now');
});

test('a day has so many messages, and a request so many files', async () => {
  const who = await someone('gus@example.test');
  const insert = `INSERT INTO message (id, request_id, body_sealed, created_at, read_at)
    SELECT gen_random_uuid(), $1, '\\x00', $2, $2 FROM generate_series(1, $3)`;
  await portal.owner().query(insert, [who.id, now, messagesADay - 1]);
  assert.equal(await code(who, {}), 'ok');
  assert.equal(await code(who, {}), 'words: too-many-messages');
  const later = new Date(now.getTime() + 86_400_001);
  assert.equal(await code(who, {}, later), 'ok');
  const files = `INSERT INTO attachment (request_id, message_id, type, name_sealed, size, sha256_sealed, created_at)
    SELECT $1, (SELECT id FROM message WHERE request_id = $1 LIMIT 1), 'image/png', '\\x00', $3, '\\x00', $2
    FROM generate_series(1, $4)`;
  await portal.owner().query(files, [who.id, now, 1, attachmentsAtMost.files]);
  assert.equal(await code(who, { file: sent(jpegWith(), 'a.jpg') }, later), 'file: attachments-full');
  assert.equal(await code(who, {}, later), 'ok');
  const other = await someone('hal@example.test');
  assert.equal(await code(other, {}), 'ok');
  await portal.owner().query(files, [other.id, now, attachmentsAtMost.octets - 10, 1]);
  assert.equal(await code(other, { file: sent(jpegWith(), 'a.jpg') }, later), 'file: attachments-full');
});

test('E1: nobody writes for somebody else', async () => {
  const [mine, other] = [await someone('mine@example.test'), await proven('other@example.test', now)];
  assert.equal(await code({ ...mine, actor: other }, {}), 'undefined: not-found');
});

test('V45: a late answer takes up again what was closed for want of one, once, for thirty days, and not beside a newer one', async () => {
  const closed = async (email: string) => {
    const who = await someone(email, 'lapsed');
    await portal.owner().query('UPDATE request SET closed_at = $2 WHERE id = $1', [who.id, now]);
    return who;
  };
  const stateOf = async (who: Someone, at = now) => {
    const view = await viewOwnRequest({ ...who, now: at });
    return view.ok ? [view.value.status, view.value.closedAt] : assert.fail();
  };
  const late = await closed('late@example.test');
  const sameForm = { submissionKey: randomUUID() };
  assert.deepEqual([await code(late, sameForm), await code(late, sameForm)], ['ok', 'ok']);
  assert.deepEqual(await stateOf(late), ['received', null]);
  assert.equal(await eventsOf(portal.owner(), late.id, 'question-answered'), 1);
  assert.equal(await eventsOf(portal.owner(), late.id, 'message-sent'), 0);

  const newer = await closed('newer@example.test');
  await filed(portal.owner(), { actor: newer.actor, answers, now });
  assert.equal(await code(newer, {}), 'ok');
  assert.deepEqual((await stateOf(newer))[0], 'lapsed');

  const tooLate = await closed('too-late@example.test');
  const after = new Date(now.getTime() + 31 * 86_400_000);
  assert.equal(await code(tooLate, {}, after), 'words: not-possible-now');
  assert.deepEqual((await stateOf(tooLate, after))[0], 'lapsed');
});
