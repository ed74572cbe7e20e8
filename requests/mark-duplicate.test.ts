import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { countByKind, countFigures } from '#db/figures';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import type { Answers } from '#domain/answers';
import { answersOf } from '#domain/figures';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, statusOf } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { checkIdentity } from './check-identity.ts';
import { confirm } from './confirm.ts';
import { file } from './file.ts';
import { handOver } from './hand-over.ts';
import { listQueue } from './list-queue.ts';
import { markDuplicate } from './mark-duplicate.ts';
import { reply } from './reply.ts';
import { snooze } from './snooze.ts';
import { viewDetails } from './view-details.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

type Topic = Extract<Answers, { kind: 'other' }>['topic'];

/** A complaint of somebody who proved their mailbox, with the desk. */
async function complaint(email: string, { at = now, topic = 'complaint' as Topic, language = 'en' } = {}) {
  const filed = await file({
    actor: await proven(email, now),
    answers: { kind: 'other', topic, words: `Written at ${at.toISOString()}` },
    submissionKey: randomUUID(),
    language,
    now: at,
  });
  assert.ok(filed.ok);
  assert.ok(await handOver({ requestId: filed.value.id, now: at }));
  return filed.value.id;
}

/** The same complaint, sent again ten minutes later. */
async function pair(email: string, language = 'en') {
  const first = await complaint(email, { language });
  return { first, second: await complaint(email, { at: later(10), language }) };
}

const view = async (actor: StaffActor, id: string) => {
  const viewed = await viewRequest({ actor, id, now });
  assert.ok(viewed.ok);
  return viewed.value;
};

const mark = (actor: StaffActor, id: string, firstId: unknown) => markDuplicate({ actor, id, firstId, now: later(20) });

const referenceOf = async (id: string) => (await findRequest(database(), id))?.reference;

test('the later of two is closed, its person hears with which it is answered, and each page leads to the other', async () => {
  const reviewer = await makeStaff('reviewer');
  const email = 'same@example.test';
  const { first, second } = await pair(email);
  const before = await view(reviewer, first);
  assert.deepEqual(
    (await view(reviewer, second)).mayBeDuplicateOf.map(({ id }) => id),
    [first],
  );
  assert.ok((await view(reviewer, second)).moves.includes('mark-duplicate'));
  assert.ok(!before.moves.includes('mark-duplicate'), 'what is due first is a duplicate of none');
  assert.equal(codeOf(await mark(reviewer, second, first)), 'ok');

  const [kept, closed] = [await view(reviewer, first), await view(reviewer, second)];
  assert.deepEqual([kept.status, closed.status, closed.outcome], ['review', 'done', null]);
  assert.equal(kept.answerByOn, before.answerByOn);
  assert.equal(closed.duplicateOf?.id, first);
  assert.deepEqual(
    kept.duplicates.map(({ id }) => id),
    [second],
  );
  assert.deepEqual((await eventsOf(second)).slice(-1), ['duplicated']);
  assert.deepEqual((await eventsOf(first)).slice(-1), ['duplicate-joined']);

  const letters = (await lettersOf('reply')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.reference, fields.words]),
    [[closed.reference, undefined]],
  );
  const own = await viewOwnRequest({ actor: await proven(email, now), id: second, now: later(30) });
  assert.ok(own.ok);
  assert.equal(own.value.duplicateOf?.id, first);
  assert.ok(own.value.messages.at(-1)?.words.includes(kept.reference));
  assert.ok(!own.value.appeal.mayFile, 'nothing was refused');
  const details = await viewDetails({ actor: reviewer, id: second, now, reason: 'understand' });
  assert.ok(details.ok, 'what was written stays where it was written');
});

test('the person hears it in their language', async () => {
  const reviewer = await makeStaff('reviewer');
  const words: Record<string, RegExp> = {
    en: /same/,
    es: /lo mismo/,
    fr: /la même/,
    de: /Dasselbe/,
    'pt-BR': /o mesmo/,
  };
  for (const [language, says] of Object.entries(words)) {
    const email = `in-${language.toLowerCase()}@example.test`;
    const { first, second } = await pair(email, language);
    assert.equal(codeOf(await mark(reviewer, second, first)), 'ok');
    const own = await viewOwnRequest({ actor: await proven(email, now), id: second, now: later(30) });
    assert.ok(own.ok);
    const [message] = own.value.messages;
    assert.match(message?.words ?? '', says);
    assert.ok(message?.words.includes((await referenceOf(first)) ?? '–'));
  }
});

test('marked twice it is closed once, with one letter', async () => {
  const reviewer = await makeStaff('reviewer');
  const { first, second } = await pair('twice@example.test');
  const all = await Promise.all([mark(reviewer, second, first), mark(reviewer, second, first)]);
  assert.deepEqual(all.map(codeOf).sort(), ['not-possible-now', 'ok']);
  assert.equal(codeOf(await mark(reviewer, second, first)), 'not-possible-now');
  assert.equal((await lettersOf('reply')).filter(({ to }) => to === 'twice@example.test').length, 1);
  assert.deepEqual((await eventsOf(first)).filter((type) => type === 'duplicate-joined').length, 1);
});

test('it is refused of another person’s, another kind, another right, itself, a closed one and the other way round', async () => {
  const reviewer = await makeStaff('reviewer');
  const email = 'forced@example.test';
  const { first, second } = await pair(email);
  const copy = await fileAs(email, 'access');
  const objection = await complaint(email, { topic: 'object' });
  const stranger = await complaint('stranger@example.test');
  const strange = [copy, objection, stranger, second, randomUUID(), 'x', '', null];
  for (const firstId of strange) assert.equal(codeOf(await mark(reviewer, second, firstId)), 'no-duplicate');
  assert.equal(codeOf(await mark(reviewer, first, second)), 'no-duplicate');
  assert.equal(codeOf(await mark(reviewer, copy, first)), 'no-duplicate');
  assert.equal(codeOf(await mark(reviewer, randomUUID(), first)), 'not-found');
  assert.equal(codeOf(await mark(await makeStaff('viewer'), second, first)), 'role-not-allowed');
  assert.ok((await reply({ actor: reviewer, id: first, words: 'Done', now })).ok);
  assert.equal(codeOf(await mark(reviewer, second, first)), 'no-duplicate');
  assert.equal(await statusOf(second), 'review');
});

test('two who mark each of two as the other’s duplicate at once close one of them, and it goes no way round', async () => {
  const reviewer = await makeStaff('reviewer');
  const { first, second } = await pair('ring@example.test');
  const codes = (await Promise.all([mark(reviewer, second, first), mark(reviewer, first, second)])).map(codeOf);
  assert.deepEqual(codes, ['ok', 'no-duplicate']);
  const third = await complaint('ring@example.test', { at: later(12) });
  assert.equal(codeOf(await mark(reviewer, third, second)), 'no-duplicate');
  assert.equal(codeOf(await mark(reviewer, third, first)), 'ok');
  assert.equal((await view(reviewer, first)).duplicates.length, 2);
});

test('of what nobody has shown to be theirs neither is closed with the other', async () => {
  const reviewer = await makeStaff('reviewer');
  const email = 'unproven@example.test';
  const answers = { kind: 'other', topic: 'complaint', words: 'By letter' };
  const byLetter = await keyed({ identities: { email }, answers, postal });
  const online = await complaint(email);
  assert.equal(codeOf(await mark(reviewer, online, byLetter)), 'no-duplicate');
  assert.equal(codeOf(await mark(reviewer, byLetter, online)), 'no-duplicate');
  const person = await proven(email, now);
  assert.ok((await confirm({ actor: person, id: byLetter, now })).ok);
  assert.ok(await handOver({ requestId: byLetter, now }));
  assert.equal(codeOf(await mark(reviewer, online, byLetter)), 'ok');
});

test('of two letters on paper the later is closed, and the words stand in the letter', async () => {
  const [keyer, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const byLetter = async (receivedOn: string) => {
    const about = { identities: { phone: '+49 30 987654' }, mayWriteToMailbox: false, postal, receivedOn };
    const answers = { kind: 'other', topic: 'complaint', words: `Of ${receivedOn}` };
    const id = await keyed({ ...about, answers, actor: keyer });
    assert.ok((await checkIdentity({ actor: colleague, id, reason: 'Called back', now })).ok);
    assert.ok(await handOver({ requestId: id, now }));
    return id;
  };
  const [second, first] = [await byLetter('2026-05-21'), await byLetter('2026-05-20')];
  assert.equal(codeOf(await mark(keyer, second, first)), 'ok');
  await writeLetters(second);
  const reference = await referenceOf(first);
  assert.match(
    JSON.stringify(await lettersSeenBy(keyer, second)),
    new RegExp(`the same to us in your request ${reference}`),
  );
});

test('it brings back what was put back until a day', async () => {
  const reviewer = await makeStaff('reviewer');
  const { first, second } = await pair('woken@example.test');
  const put = { actor: reviewer, id: first, now, until: '2026-06-05', why: 'advice' };
  assert.equal(codeOf(await snooze(put)), 'ok');
  assert.equal(codeOf(await mark(reviewer, second, first)), 'ok');
  assert.equal((await view(reviewer, first)).snooze, null);
});

test('figures count it as a duplicate, neither granted nor denied; the queue finds it', async () => {
  const reviewer = await makeStaff('reviewer');
  const asked = {
    period: { from: '2026-01-01', to: '2026-12-31' },
    timeZone: 'America/Los_Angeles',
    today: '2026-06-02',
  };
  const all = async () => answersOf(await countFigures(database(), { ...asked, unit: 'year' }), []);
  const before = await all();
  const { first, second } = await pair('counted@example.test');
  assert.equal(codeOf(await mark(reviewer, second, first)), 'ok');
  const after = await all();
  const more = (figure: 'received' | 'duplicate' | 'whole' | 'denied' | 'on-time' | 'open') =>
    after[figure] - before[figure];
  assert.deepEqual(
    [more('received'), more('duplicate'), more('open'), more('whole'), more('denied'), more('on-time')],
    [2, 1, 1, 0, 0, 0],
  );
  const ofKind = (await countByKind(database(), asked)).find(({ kind }) => kind === 'other');
  assert.equal(ofKind?.duplicate, after.duplicate);
  for (const query of ['is:duplicate', 'figure:duplicate']) {
    const listed = await listQueue({ actor: reviewer, now, query });
    assert.ok(listed.ok && listed.value.rows.some(({ id, isDuplicate }) => id === second && isDuplicate));
    assert.ok(listed.value.rows.every(({ id }) => id !== first));
  }
});
