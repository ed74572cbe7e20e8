import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#domain/clock';
import { codeOf, eventsOf, makeStaff, now, planFor, planned, planTable, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { lettersEnd } from '#tests/told';
import { approve } from './approve.ts';
import { noteAnswer } from './note-answer.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

const portal = ownPortal();

const acme = { name: 'Acme', contact: 'privacy@acme.example' };
const tables = [
  planTable('chats', {
    erased: 0,
    kept: [],
    processors: [
      { ...acme, rows: 2 },
      { name: 'Nameless', contact: '', rows: 1 },
    ],
  }),
  planTable('contacts', { erased: 0, kept: [], processors: [{ ...acme, rows: 3 }] }),
];

async function approved() {
  const request = await planned('access', { tables });
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await approve({ actor, now, ...request })), 'ok');
  return { ...request, actor };
}

const noticesTo = async (to: string) => (await lettersOf('controller-notice')).filter((letter) => letter.to === to);

test('US-3: with the approval each controller hears once, by number of rows and address; nothing of the rows', async () => {
  const { id, email, actor } = await approved();
  const [letter, ...more] = await noticesTo(acme.contact);
  assert.equal(more.length, 0);
  const { rows, known, kind, dueOn } = letter?.fields ?? {};
  assert.deepEqual([rows, known, kind], [5, [{ label: 'E-mail', value: email }], 'access']);
  assert.equal(dueOn, addDays('2026-06-01', 14));
  assert.ok((await eventsOf(id, actor.staffId)).includes('others-told'));
});

test('US-3: the desk and the person see who was told, by when an answer is due, and what it was', async () => {
  const { id, email, actor } = await approved();
  const atDesk = async (at = now) => {
    const view = await viewRequest({ actor, id, now: at });
    assert.ok(view.ok);
    return view.value.others;
  };
  const [told, untold] = await atDesk();
  assert.deepEqual([told?.name, told?.rows, told?.toldAt, told?.isOverdue], ['Acme', 5, now, false]);
  assert.deepEqual([untold?.name, untold?.toldAt], ['Nameless', null], 'without an address staff have to tell them');
  assert.equal((await atDesk(new Date('2026-06-16T12:00:00Z')))[0]?.isOverdue, true);
  const note = { actor, id, now, notificationId: told?.id, answer: 'disclose' };
  assert.equal(codeOf(await noteAnswer(note)), 'ok');
  assert.equal((await atDesk(new Date('2026-06-16T12:00:00Z')))[0]?.isOverdue, false);
  const person = await proven(email, now);
  const ownTold = async () => {
    const own = await viewOwnRequest({ actor: person, id, now });
    assert.ok(own.ok);
    return own.value.told.map(({ name, toldAt, answer }) => ({ name, toldAt, answer }));
  };
  const nameless = { name: 'Nameless', toldAt: null, answer: null };
  const acmeTold = (toldAt: Date | null) => [{ name: 'Acme', toldAt, answer: 'disclose' }, nameless];
  assert.deepEqual(await ownTold(), acmeTold(null), 'while the letter is under way nobody is told');
  await lettersEnd(id);
  assert.deepEqual(await ownTold(), acmeTold(now));
  await lettersEnd(id, 'bounced');
  assert.deepEqual(await ownTold(), acmeTold(null));
});

test('US-3: a request that is planned and approved again tells nobody a second time', async () => {
  const before = (await noticesTo(acme.contact)).length;
  const { id, actor } = await approved();
  await portal.owner().query("UPDATE request SET status = 'review' WHERE id = $1", [id]);
  const digest = await planFor(id, 'access', { tables, scope: 'again' });
  assert.equal(codeOf(await approve({ actor, now, id, digest })), 'ok');
  assert.equal(await statusOf(id), 'running');
  assert.equal((await noticesTo(acme.contact)).length, before + 1);
});
