import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planned, statusOf } from '#tests/desk';
import { jpegWith, pngWith, sent, toldInJpeg } from '#tests/files';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { readFile } from '#tests/with-file';
import { collectFile } from './collect-file.ts';
import { disableStaff } from './disable-staff.ts';
import { listQueue } from './list-queue.ts';
import { viewDetails } from './view-details.ts';
import { viewFile } from './view-file.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';
import { writeNote } from './write-note.ts';
import { writeToDesk } from './write-to-desk.ts';

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
  assert.deepEqual([note?.by, note?.for, note?.words, note?.isNew], [writer.name, [], canary, false]);
  const page = await viewRequest({ actor: colleague, id, now });
  assert.doesNotMatch(JSON.stringify(page), /CANARY/);
});

test('a note is sealed, and nothing of it is in the audit or in a letter', async () => {
  const [writer, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const id = await fileAs('bea@example.test', 'access');
  assert.equal(await write(writer, id, { forStaffIds: [colleague.staffId] }), 'ok');
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
  const file = sent(jpegWith(), 'a.jpg');
  const { staffId } = colleague;
  const form = { forStaffIds: [staffId, staffId], files: [file], submissionKey: randomUUID() };
  assert.deepEqual(await Promise.all([write(writer, id, form), write(writer, id, form)]), ['ok', 'ok']);
  const letters = (await lettersOf('staff-note')).filter(({ to }) => to === 'asked@desk.test');
  assert.equal(letters.length, 1);
  assert.deepEqual(Object.keys(letters[0]?.fields ?? {}).sort(), ['answerByOn', 'deskUrl', 'kind', 'reference']);
  assert.deepEqual((await eventsOf(id)).slice(1), ['note-written']);
  const notes = await notesSeenBy(writer, id);
  assert.deepEqual(
    notes.map(({ files }) => files.length),
    [1],
  );
});

test('a note waits for whom it is for, and for nobody else, until they have had it before them', async () => {
  const [writer, colleague, third] = [
    await makeStaff('reviewer'),
    await makeStaff('approver'),
    await makeStaff('approver'),
  ];
  const id = await fileAs('dee@example.test', 'access');
  await write(writer, id, { forStaffIds: [colleague.staffId] });
  const forMe = async (actor: StaffActor) => {
    const page = await viewRequest({ actor, id, now });
    return page.ok ? page.value.notesForMe : assert.fail();
  };
  assert.deepEqual([await forMe(colleague), await forMe(third)], [1, 0]);
  assert.deepEqual([await isWaitingFor(colleague, id), await isWaitingFor(third, id)], [true, false]);
  await notesSeenBy(third, id);
  assert.equal(await isWaitingFor(colleague, id), true, 'another’s look is not theirs');
  const [first] = await notesSeenBy(colleague, id);
  assert.deepEqual([first?.isNew, first?.for], [true, [{ name: colleague.name, hasSeen: true }]]);
  assert.equal(await isWaitingFor(colleague, id), false);
  assert.equal(await forMe(colleague), 0);
  assert.equal((await notesSeenBy(colleague, id))[0]?.isNew, false);
});

test('a note for several is a letter to each, and waits for each until they have had it before them', async () => {
  const [writer, one, other] = [await makeStaff('reviewer'), await makeStaff('approver'), await makeStaff('reviewer')];
  const id = await fileAs('hal@example.test', 'access');
  const before = (await lettersOf('staff-note')).length;
  assert.equal(await write(writer, id, { forStaffIds: [one.staffId, other.staffId] }), 'ok');
  const letters = (await lettersOf('staff-note')).slice(before);
  assert.equal(new Set(letters.map(({ to }) => to)).size, 2);
  assert.deepEqual([await isWaitingFor(one, id), await isWaitingFor(other, id)], [true, true]);
  const [first] = await notesSeenBy(one, id);
  assert.deepEqual(
    new Map(first?.for.map(({ name, hasSeen }) => [name, hasSeen])),
    new Map([
      [one.name, true],
      [other.name, false],
    ]),
  );
  assert.deepEqual([await isWaitingFor(one, id), await isWaitingFor(other, id)], [false, true]);
  const page = await viewRequest({ actor: writer, id, now });
  const written = page.ok ? page.value.events.at(-2) : assert.fail();
  assert.deepEqual(new Set(written?.forNames), new Set([one.name, other.name]));
});

test('D11: files of a note are cleaned, sealed and looked at by colleagues; its person gets none, and has all their room', async () => {
  const writer = await makeStaff('reviewer');
  const id = await fileAs('ida@example.test', 'access');
  const files = [sent(jpegWith(...toldInJpeg), 'where.jpg'), sent('', ''), sent(pngWith(), 'b.png')];
  assert.equal(await write(writer, id, { files }), 'ok');
  const [note] = await notesSeenBy(writer, id);
  assert.deepEqual(note?.files.map(({ name }) => name).sort(), ['b.png', 'where.jpg']);
  for (const { id: fileId } of note?.files ?? []) {
    const seen = await viewFile({ actor: writer, id, fileId, now });
    assert.doesNotMatch(String(seen.ok && (await readFile(seen.value))), /CANARY/);
    const actor = await proven('ida@example.test', now);
    assert.equal(codeOf(await collectFile({ actor, id, fileId, now })), 'not-found');
  }
  const kept = 'SELECT a::text, c::text FROM attachment a JOIN attachment_chunk c ON c.attachment_id = a.id';
  assert.doesNotMatch(JSON.stringify((await portal.owner().query(kept)).rows), /where\.jpg|77686572652e6a7067/);
  const at = await portal.owner().query(
    `INSERT INTO attachment (request_id, note_id, staff_id, type, name_sealed, size, sha256_sealed, created_at)
     SELECT request_id, note_id, staff_id, type, name_sealed, 1, sha256_sealed, created_at
     FROM attachment, generate_series(1, 18) WHERE request_id = $1 AND type = 'image/png'`,
    [id],
  );
  assert.equal(at.rowCount, 18);
  assert.equal(await write(writer, id, { files: [sent(pngWith(), 'b.png')] }), 'attachments-full');
  const actor = await proven('ida@example.test', now);
  const mine = { words: 'Here', file: sent(pngWith(), 'c.png') };
  assert.equal(codeOf(await writeToDesk({ actor, id, now, ...mine })), 'ok');
});

test('files of one note stand in the order of their names', async () => {
  const writer = await makeStaff('reviewer');
  const id = await fileAs('kim@example.test', 'access');
  const files = ['c.png', 'a.png', 'b.png'].map((name) => sent(pngWith(), name));
  for (let time = 0; time < 2; time++) assert.equal(await write(writer, id, { files }), 'ok');
  for (const note of await notesSeenBy(writer, id))
    assert.deepEqual(
      note.files.map(({ name }) => name),
      ['a.png', 'b.png', 'c.png'],
    );
});

test('of files that are too many, too large together or none that is taken, nothing is kept', async () => {
  const writer = await makeStaff('reviewer');
  const id = await fileAs('jon@example.test', 'access');
  const png = () => sent(pngWith(), 'a.png');
  const half = () => sent(Buffer.alloc(6_000_000, 1), 'half.png');
  assert.equal(await write(writer, id, { files: [png(), png(), png(), png()] }), 'note-files');
  assert.equal(await write(writer, id, { files: [half(), half()] }), 'note-files');
  assert.equal(await write(writer, id, { files: [png(), sent('<svg/>', 'a.png')] }), 'attachment-type');
  assert.deepEqual(await eventsOf(id), ['received']);
});

test('a note is for a colleague who may read it: not oneself, nobody without the right, nobody who left', async () => {
  const writer = await makeStaff('reviewer');
  const gone = await makeStaff('approver');
  assert.ok((await disableStaff({ actor: await makeStaff('admin'), staffId: gone.staffId, now })).ok);
  const id = await fileAs('eli@example.test', 'access');
  const nobodies = [writer, gone, await makeStaff('viewer'), await makeStaff('auditor'), await makeStaff('admin')];
  const { staffId: colleague } = await makeStaff('approver');
  for (const one of [...nobodies.map(({ staffId }) => staffId), randomUUID(), "' OR 1=1"])
    assert.equal(await write(writer, id, { forStaffIds: [colleague, one] }), 'staff-unknown');
  assert.equal(await write(writer, id, { words: ' \0 ' }), 'reason-missing');
  assert.equal(await write(writer, id, { words: 'a'.repeat(2001) }), 'answer-too-long');
  assert.deepEqual(await eventsOf(id), ['received']);
  assert.equal(await write(writer, id, { forStaffIds: [] }), 'ok');
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
  assert.equal(await write(writer, id, { forStaffIds: [self.staffId] }), 'staff-unknown');
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
