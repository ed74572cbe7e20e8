import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, fileAs, later, makeStaff, now, planned, planTable } from '#tests/desk';
import { disclosed } from '#tests/disclosed';
import { pngWith, sent } from '#tests/files';
import { keyed, postal } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { approve } from './approve.ts';
import { checkIdentity } from './check-identity.ts';
import { confirm } from './confirm.ts';
import { noteFilesInCopy } from './notes-in-copy.ts';
import { ownRecords } from './own-records.ts';
import { writeNote } from './write-note.ts';

ownPortal();

async function told(id: string, on: string) {
  const about = await findRequest(database(), id);
  assert.ok(about);
  return (await ownRecords(about, on)).disclosures;
}

test('US-6: a copy tells to whom the person’s data were handed, in the map’s words, and nothing of somebody else’s', async () => {
  const { id, email } = await planned('access');
  await disclosed({ identities: { email } });
  await disclosed({ identities: { email: 'not-theirs@example.test' } });
  assert.deepEqual(await told(id, '2026-06-01'), [
    { on: '2026-05-20', to: 'Glendale police', under: 'Subpoena 12-345', categories: ['Contact details'] },
  ]);
});

test('US-6: what a court sealed stays out of the copy until its day is over', async () => {
  const { id, email } = await planned('access');
  await disclosed({ identities: { email }, sealedUntil: '2026-07-01' });
  const days = ['2026-06-01', '2026-06-30', '2026-07-01', '2026-07-02'];
  const counts = await Promise.all(days.map(async (on) => (await told(id, on)).length));
  assert.deepEqual(counts, [0, 0, 0, 1]);
});

test('a disclosure by telephone number is told to who was identified by it, not to who typed it', async () => {
  const phone = '+15550104444';
  await disclosed({ identities: { phone } });
  const clerk = await makeStaff('reviewer');
  const id = await keyed({ actor: clerk, answers: { kind: 'access' }, identities: { phone }, postal });
  await checkIdentity({ actor: await makeStaff('reviewer'), id, now, reason: 'Called back' });
  assert.equal((await told(id, '2026-06-01')).length, 1);
  const both = { email: 'typed@example.test', phone: '+15550105555' };
  await disclosed({ identities: { phone: both.phone } });
  const { id: own } = await planned('access', { email: both.email });
  assert.deepEqual(await told(own, '2026-06-01'), []);
});

test('a copy holds all that was asked under the address, with the conversation', async () => {
  const { id, email } = await planned('access');
  await planned('delete', { email });
  const about = await findRequest(database(), id);
  assert.ok(about);
  const { requests } = await ownRecords(about, '2026-06-01');
  assert.deepEqual(requests.map(({ kind }) => kind).sort(), ['access', 'delete']);
});

test('a copy holds what its person wrote and asked for, and not what somebody else typed under the address', async () => {
  const { id, email } = await planned('access');
  await fileAs(email, 'other');
  await fileAs(email, 'correct');
  await keyed({ answers: { kind: 'other', topic: 'complaint', words: 'CANARY-CALLER' }, identities: { email } });
  const about = await findRequest(database(), id);
  assert.ok(about);
  const { requests } = await ownRecords(about, '2026-06-01');
  const asked = JSON.stringify(requests.map((one) => one.asked));
  for (const words of ['All of it, for CANARY-NOTE', 'You wrote to CANARY-NOTE without asking', '+49 30 123456'])
    assert.ok(asked.includes(words), words);
  assert.doesNotMatch(asked, /CANARY-CALLER/);
  assert.equal(requests.filter((one) => one.asked === null).length, 1);
});

test('a copy holds what staff noted about the person, without who wrote it or for whom', async () => {
  const [writer, colleague] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('access');
  const about = await findRequest(database(), id);
  assert.ok(about);
  const words = 'Sounded hurried';
  const files = [sent(pngWith(), 'call.png')];
  assert.ok((await writeNote({ actor: writer, id, now, words, forStaffIds: [colleague.staffId], files })).ok);
  const { requests } = await ownRecords(about, '2026-06-01');
  assert.deepEqual(
    requests.map(({ notes }) => notes),
    [[{ at: now.toISOString(), words, files: ['call.png'] }]],
  );
  const [file, ...more] = await noteFilesInCopy(about);
  assert.deepEqual([file?.name, file?.title, more.length], ['call.png', about.reference, 0]);
  const octets = Buffer.concat(await Array.fromAsync(file?.open() ?? []));
  assert.deepEqual(octets.subarray(1, 4).toString(), 'PNG');
  const clear = JSON.stringify(requests);
  for (const { staffId, name } of [writer, colleague])
    assert.ok(!clear.includes(staffId) && !clear.includes(`"${name}"`));
});

test('what was noted while nobody had shown whose a request is stays out of the copy, also when somebody has since', async () => {
  const email = 'noted@example.test';
  const files = [sent(pngWith(), 'call.png')];
  const id = await keyed({ identities: { email } });
  const colleague = await makeStaff('reviewer');
  assert.ok(
    (await writeNote({ actor: colleague, id, now, words: 'The caller knew nothing. CANARY-CALLER', files })).ok,
  );
  const told = async () => {
    const about = await findRequest(database(), (await planned('access', { email })).id);
    assert.ok(about);
    assert.deepEqual(await noteFilesInCopy(about), []);
    return JSON.stringify(await ownRecords(about, '2026-06-01'));
  };
  assert.doesNotMatch(await told(), /CANARY-CALLER/);
  assert.equal(codeOf(await confirm({ actor: await proven(email, later(1)), id, now: later(1) })), 'ok');
  assert.ok((await writeNote({ actor: colleague, id, now: later(2), words: 'NOTED-SINCE' })).ok);
  const copy = await told();
  assert.doesNotMatch(copy, /CANARY-CALLER/);
  assert.match(copy, /NOTED-SINCE/);
});

test('a copy names the others who were told of a request, and when', async () => {
  const chats = planTable('chats', { erased: 0, processors: [{ name: 'Acme', contact: 'a@acme.example', rows: 1 }] });
  const { id, digest } = await planned('access', { tables: [chats] });
  const about = await findRequest(database(), id);
  assert.ok(about);
  assert.ok((await approve({ actor: await makeStaff('approver'), now, id, digest })).ok);
  const { requests } = await ownRecords(about, '2026-06-01');
  assert.deepEqual(
    requests.map((one) => one.told),
    [[{ name: 'Acme', at: now.toISOString() }]],
  );
});
