import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { findPlan } from '#db/plan';
import { findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import type { Kind } from '#domain/kinds';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planFor, planned, planTable, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { notificationsOf } from '#tests/told';
import { answerQuestion } from './answer-question.ts';
import { approve } from './approve.ts';
import { endRequest } from './end-request.ts';
import { noteAnswer } from './note-answer.ts';
import { othersTold } from './others-told.ts';
import { prepare } from './prepare.ts';
import { releasedBy } from './released-by.ts';

const portal = ownPortal();

const acme = { name: 'Acme', contact: 'privacy@acme.example' };
const tables = [
  planTable('chats', {
    erased: 0,
    processors: [
      { ...acme, rows: 2 },
      { name: 'Beta', contact: '', rows: 1 },
      { name: '', contact: '', rows: 1 },
    ],
  }),
];

/** A request that was passed on with its approval, in a state. */
async function passedOn(kind: Kind, status: string) {
  const request = await planned(kind, { tables });
  await database().update(installation).set({ armedAt: now });
  const actor = await makeStaff('approver');
  if (kind === 'delete')
    assert.equal(codeOf(await prepare({ actor: await makeStaff('reviewer'), now, ...request })), 'ok');
  assert.equal(codeOf(await approve({ actor, now, ...request, count: 0 })), 'ok');
  await setStatus(request.id, status);
  const told = await notificationsOf(request.id);
  const note = (name: string, answer: string) =>
    noteAnswer({ actor, id: request.id, notificationId: told.find(({ body }) => body.name === name)?.id, answer, now });
  return { ...request, actor, note };
}

async function setStatus(id: string, status: string): Promise<void> {
  const closed = status === 'done' ? 'now()' : 'NULL';
  await portal.owner().query(`UPDATE request SET status = $2, closed_at = ${closed} WHERE id = $1`, [id, status]);
}

async function opened(id: string) {
  const about = await findRequest(database(), id);
  if (!about) throw new Error('no such request');
  return about;
}
const hasPlan = async (id: string) => (await findPlan(database(), id, (await opened(id)).key)) !== null;
const releasedOf = async (id: string) => releasedBy(database(), await opened(id));
const jobsOf = (id: string) => portal.jobs(`plan:${id}`);

for (const [kind, word, other] of [
  ['access', 'disclose', 'erase'],
  ['delete', 'erase', 'disclose'],
] as const) {
  test(`US-3: ${word} of ${kind} has an open request planned anew; noted twice, once`, async () => {
    const { id, note } = await passedOn(kind, 'review');
    const offered = await inTransaction(async (tx) => othersTold(tx, await opened(id), now));
    assert.deepEqual(
      [...new Set(offered.map(({ mayAnswer }) => mayAnswer.join()))],
      [`${word},answers-itself,not-held,refused`],
    );
    assert.equal(codeOf(await note('Acme', other)), 'choice-unknown', 'the word is about something else');
    assert.deepEqual([await hasPlan(id), await releasedOf(id)], [true, []]);
    assert.equal(codeOf(await note('Acme', word)), 'ok');
    assert.deepEqual([await hasPlan(id), await jobsOf(id), await releasedOf(id)], [false, 1, [acme]]);
    await planFor(id, kind, { tables, released: [acme] });
    assert.equal(codeOf(await note('Acme', word)), 'not-possible-now');
    assert.equal(await hasPlan(id), true);
  });

  test(`US-3: ${word} takes a ${kind} that is done up again, to be reviewed and approved`, async () => {
    const { id, note } = await passedOn(kind, 'done');
    assert.equal(codeOf(await note('Acme', word)), 'ok');
    assert.deepEqual([await statusOf(id), await hasPlan(id), await jobsOf(id)], ['received', false, 1]);
    assert.equal((await opened(id)).closedAt, null);
    assert.equal((await eventsOf(id)).at(-1), 'review-again');
  });
}

test('US-3: a deletion that cools off goes back to review with the word to erase', async () => {
  const { id, note } = await passedOn('delete', 'approved');
  assert.equal(codeOf(await note('Acme', 'erase')), 'ok');
  assert.deepEqual([await statusOf(id), await hasPlan(id)], ['review', false]);
});

test('US-3: an answer of any other kind, and one about rows that are nobody’s, moves nothing', async () => {
  for (const [name, answer] of [
    ['Acme', 'answers-itself'],
    ['Acme', 'refused'],
    ['', 'disclose'],
  ] as const) {
    const { id, note } = await passedOn('access', 'done');
    assert.equal(codeOf(await note(name, answer)), 'ok');
    assert.deepEqual([await statusOf(id), await hasPlan(id), await releasedOf(id)], ['done', true, []]);
  }
});

test('US-3: what the person withdrew, or was refused, is not taken up by a controller’s word', async () => {
  for (const status of ['withdrawn', 'refused', 'running', 'waiting']) {
    const { id, note } = await passedOn('access', 'done');
    await setStatus(id, status);
    assert.equal(codeOf(await note('Acme', 'disclose')), 'ok');
    assert.deepEqual([await statusOf(id), await hasPlan(id)], [status, true]);
  }
});

test('US-3: while the person has an open request of the kind, the word for the old one is not noted', async () => {
  const { id, email, note } = await passedOn('access', 'done');
  const open = await fileAs(email, 'access', later(5));
  assert.notEqual(open, id);
  assert.equal(codeOf(await note('Acme', 'disclose')), 'asked-anew');
  assert.deepEqual([await statusOf(id), await releasedOf(id)], ['done', []]);
  await setStatus(open, 'done');
  assert.equal(codeOf(await note('Acme', 'disclose')), 'ok');
  assert.equal(await statusOf(id), 'received');
});

test('US-3: a word that came while the run was under way, or the person’s answer, is carried out after it', async () => {
  const running = await passedOn('delete', 'running');
  assert.equal(codeOf(await running.note('Acme', 'erase')), 'ok');
  const about = await opened(running.id);
  const { reference, kind } = about;
  const statusUrl = `https://privacy.test/requests/${about.id}`;
  const fields = { reference, kind, categories: [], corrected: [], statusUrl, runId: null };
  const end = { run: about.id, outcome: 'fulfilled', fields, actor: { kind: 'worker' }, now: later(5) } as const;
  await inTransaction((tx) => endRequest(tx, about, end));
  assert.deepEqual([await statusOf(about.id), await hasPlan(about.id)], ['received', false]);

  const waiting = await passedOn('access', 'waiting');
  assert.equal(codeOf(await waiting.note('Acme', 'disclose')), 'ok');
  const actor = await proven(waiting.email, now);
  assert.ok((await answerQuestion({ actor, id: waiting.id, words: 'The older one', now })).ok);
  assert.deepEqual([await statusOf(waiting.id), await hasPlan(waiting.id)], ['review', false]);
});
