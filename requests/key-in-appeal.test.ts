import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { insertRefusedPart } from '#db/refused-part';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { decideAppeal } from './decide-appeal.ts';
import { keyInAppeal } from './key-in-appeal.ts';
import { listQueue } from './list-queue.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);

test('an appeal that came by letter runs from its true day of receipt; keyed in twice it is refused', async () => {
  const { id, email } = await refusedOne();
  const actor = await makeStaff('reviewer');
  const asked = { actor, id, now: days(2), receivedOn: '2026-06-02', words: 'They are mine' };
  assert.equal(codeOf(await keyInAppeal({ ...asked, receivedOn: '2026-06-04' })), 'day-in-future');
  assert.equal(codeOf(await keyInAppeal({ ...asked, words: ' ' })), 'reason-missing');
  assert.equal(codeOf(await keyInAppeal(asked)), 'ok');
  assert.equal(codeOf(await keyInAppeal(asked)), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused', 'appealed']);
  const [letter] = (await lettersOf('appeal-received')).filter(({ to }) => to === email);
  assert.deepEqual([letter?.fields.receivedOn, letter?.fields.answerByOn], ['2026-06-02', '2026-07-02']);
  const view = await viewRequest({ actor: await makeStaff('reviewer'), id, now });
  assert.ok(view.ok && view.value.moves.includes('decide-appeal') && !view.value.moves.includes('key-in-appeal'));
});

test('an appeal did not come before the day of what it is against', async () => {
  const { id } = await refusedOne();
  const asked = { actor: await makeStaff('reviewer'), id, now, words: 'They are mine' };
  assert.equal(codeOf(await keyInAppeal({ ...asked, receivedOn: '2026-05-31' })), 'day-before-refusal');
  assert.equal(codeOf(await keyInAppeal({ ...asked, receivedOn: '2026-06-01' })), 'ok');
});

test('who refused the whole or a part keys no appeal in and decides none, nor does who keyed it in', async () => {
  const { id, reviewer } = await refusedOne('delete');
  const others = ['decider@desk.test', 'clerk@desk.test'];
  const [decider, clerk] = [await makeStaff('reviewer', others[0]), await makeStaff('reviewer', others[1])];
  const other = await makeStaff('reviewer', 'other@desk.test');
  const about = (await findRequest(database(), id)) ?? assert.fail();
  const part = {
    category: 'contact',
    ground: 'legal-duty',
    article: 'x',
    reason: 'y',
    decidedBy: decider.staffId,
  } as const;
  await inTransaction((tx) => insertRefusedPart(tx, about, { ...part, now }));
  const asked = { id, now, receivedOn: '2026-06-01', words: 'They are mine' };
  const moves = async (actor: StaffActor) => {
    const view = await viewRequest({ actor, id, now });
    return view.ok ? view.value.moves.filter((move) => move.endsWith('-appeal')) : assert.fail();
  };
  for (const actor of [reviewer, decider]) {
    assert.equal(codeOf(await keyInAppeal({ ...asked, actor })), 'refused-by-you');
    assert.deepEqual(await moves(actor), []);
  }
  assert.deepEqual(await moves(clerk), ['key-in-appeal']);
  assert.equal(codeOf(await keyInAppeal({ ...asked, actor: clerk })), 'ok');
  const decide = (actor: StaffActor) => decideAppeal({ actor, id, now, decision: 'rejected', reason: 'x' });
  const mine = async (actor: StaffActor) =>
    listQueue({ actor, query: 'is:needs-me', now }).then(
      (queue) => queue.ok && queue.value.rows.some((row) => row.id === id),
    );
  for (const actor of [reviewer, decider, clerk]) {
    assert.deepEqual([await moves(actor), await mine(actor)], [[], false]);
    assert.equal(codeOf(await decide(actor)), actor === clerk ? 'keyed-in-by-you' : 'refused-by-you');
  }
  const told = (await lettersOf('staff-appeal'))
    .filter(({ fields }) => fields.deskUrl.endsWith(id))
    .map(({ to }) => to);
  assert.ok(told.includes('other@desk.test') && !told.some((to) => others.includes(to)));
  assert.deepEqual([await moves(other), await mine(other)], [['decide-appeal'], true]);
  assert.equal(codeOf(await decide(other)), 'ok');
});
