import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { disableStaff } from './disable-staff.ts';
import { listQueue } from './list-queue.ts';
import { viewDetails } from './view-details.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';
import { writeNote } from './write-note.ts';

const portal = ownPortal();

const canary = 'The shop knows her. CANARY-REMARK';
const write = async (actor: StaffActor, id: string, more: object = {}): Promise<string> =>
  codeOf(await writeNote({ actor, id, now, words: canary, ...more }));

async function notesSeenBy(actor: StaffActor, id: string) {
  const shown = await viewDetails({ actor, id, now: later(5), reason: 'understand' });
  return shown.ok ? shown.value.notes : assert.fail(codeOf(shown));
}

async function isWaitingFor(actor: StaffActor, id: string): Promise<boolean> {
  const queue = await listQueue({ actor, now, query: 'is:needs-me' });
  return queue.ok && queue.value.rows.some((row) => row.id === id);
}

test('a note is read by colleagues for a reason, moves nothing, and is in the history without its words', async () => {
  const [writer, colleague] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const id = await fileAs('ann@example.test', 'access');
  assert.equal(await write(writer, id), 'ok');
  assert.equal(await statusOf(id), 'received');
  assert.deepEqual((await eventsOf(id)).slice(1), ['note-written']);
  const [note] = await notesSeenBy(colleague, id);
  assert.deepEqual([note?.by, note?.for, note?.words, note?.isNew], [writer.name, null, canary, false]);
  const page = await viewRequest({ actor: colleague, id, now });
  assert.doesNotMatch(JSON.stringify(page), /CANARY/);
});

test('a note is sealed, and nothing of it is in the audit or in a letter', async () => {
  const [writer, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const id = await fileAs('bea@example.test', 'access');
  assert.equal(await write(writer, id, { forStaffId: colleague.staffId }), 'ok');
  const { rows } = await portal.owner().query('SELECT n::text FROM note n UNION ALL SELECT e::text FROM event e');
  assert.ok(rows.length > 1);
  const clear = JSON.stringify(rows);
  assert.doesNotMatch(clear, /CANARY/);
  assert.equal(clear.includes(Buffer.from('CANARY').toString('hex')), false);
  assert.doesNotMatch(JSON.stringify(await lettersOf('staff-note')), /CANARY|bea@/);
});

test('who is asked to read a note gets one letter that says only that it is there, though the form was sent twice', async () => {
  const writer = await makeStaff('reviewer');
  const colleague = await makeStaff('approver', 'asked@desk.test');
  const id = await fileAs('cem@example.test', 'access');
  const form = { forStaffId: colleague.staffId, submissionKey: randomUUID() };
  assert.deepEqual(await Promise.all([write(writer, id, form), write(writer, id, form)]), ['ok', 'ok']);
  const letters = (await lettersOf('staff-note')).filter(({ to }) => to === 'asked@desk.test');
  assert.equal(letters.length, 1);
  assert.deepEqual(Object.keys(letters[0]?.fields ?? {}).sort(), ['answerByOn', 'deskUrl', 'kind', 'reference']);
  assert.deepEqual((await eventsOf(id)).slice(1), ['note-written']);
  assert.equal((await notesSeenBy(writer, id)).length, 1);
});

test('a note waits for whom it is for, and for nobody else, until they have had it before them', async () => {
  const [writer, colleague, third] = [
    await makeStaff('reviewer'),
    await makeStaff('approver'),
    await makeStaff('approver'),
  ];
  const id = await fileAs('dee@example.test', 'access');
  await write(writer, id, { forStaffId: colleague.staffId });
  const forMe = async (actor: StaffActor) => {
    const page = await viewRequest({ actor, id, now });
    return page.ok ? page.value.notesForMe : assert.fail();
  };
  assert.deepEqual([await forMe(colleague), await forMe(third)], [1, 0]);
  assert.deepEqual([await isWaitingFor(colleague, id), await isWaitingFor(third, id)], [true, false]);
  await notesSeenBy(third, id);
  assert.equal(await isWaitingFor(colleague, id), true, 'another’s look is not theirs');
  const [first] = await notesSeenBy(colleague, id);
  assert.deepEqual([first?.isNew, first?.for], [true, colleague.name]);
  assert.equal(await isWaitingFor(colleague, id), false);
  assert.equal(await forMe(colleague), 0);
  assert.equal((await notesSeenBy(colleague, id))[0]?.isNew, false);
});

test('a note is for a colleague who may read it: not oneself, nobody without the right, nobody who left', async () => {
  const writer = await makeStaff('reviewer');
  const gone = await makeStaff('approver');
  assert.ok((await disableStaff({ actor: await makeStaff('admin'), staffId: gone.staffId, now })).ok);
  const id = await fileAs('eli@example.test', 'access');
  const nobodies = [writer, gone, await makeStaff('viewer'), await makeStaff('auditor'), await makeStaff('admin')];
  for (const forStaffId of [...nobodies.map(({ staffId }) => staffId), randomUUID(), "' OR 1=1"])
    assert.equal(await write(writer, id, { forStaffId }), 'staff-unknown');
  assert.equal(await write(writer, id, { words: ' \0 ' }), 'reason-missing');
  assert.equal(await write(writer, id, { words: 'a'.repeat(2001) }), 'answer-too-long');
  assert.deepEqual(await eventsOf(id), ['received']);
  assert.equal(await write(writer, id, { forStaffId: '' }), 'ok');
});

test('who may only look at requests, or somebody else’s id, writes no note', async () => {
  const id = await fileAs('fay@example.test', 'access');
  for (const role of ['viewer', 'auditor', 'admin'] as const)
    assert.equal(await write(await makeStaff(role), id), 'role-not-allowed');
  assert.equal(await write(await makeStaff('reviewer'), randomUUID()), 'not-found');
  assert.equal(await write(await makeStaff('reviewer'), 'x'), 'not-found');
});

test('E10: a member of staff writes and reads no note about their own request, and is told of none', async () => {
  const { id, email } = await planned('access');
  const [writer, self] = [await makeStaff('reviewer'), await makeStaff('approver', email)];
  assert.equal(await write(writer, id, { forStaffId: self.staffId }), 'staff-unknown');
  assert.equal(await write(writer, id), 'ok');
  assert.equal(await write(self, id), 'self-not-allowed');
  assert.equal(codeOf(await viewDetails({ actor: self, id, now, reason: 'understand' })), 'self-not-allowed');
  assert.equal((await lettersOf('staff-note')).filter(({ to }) => to === email).length, 0);
});

test('the person sees neither a note nor that there is one on their page', async () => {
  const id = await fileAs('gil@example.test', 'access');
  const actor = await proven('gil@example.test', now);
  const before = await viewOwnRequest({ actor, id, now });
  await write(await makeStaff('reviewer'), id);
  assert.ok(before.ok);
  assert.deepEqual(await viewOwnRequest({ actor, id, now }), before);
});
