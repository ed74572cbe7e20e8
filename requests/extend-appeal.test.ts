import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays } from '#domain/clock';
import { codeOf, eventsOf, makeStaff } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { ruledBy } from '#tests/ruled-by';
import { appeal } from './appeal.ts';
import { decideAppeal } from './decide-appeal.ts';
import { extendAppeal } from './extend-appeal.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

const reason = 'Nine years of letters have to be read';
const first = '2026-06-01';
/** Noon of a day that many days after the appeal. */
const on = (days: number) => new Date(`${addDays(first, days)}T19:00:00Z`);

async function appealedUnder(laws: string) {
  const { id, email, reviewer, person } = await refusedOne();
  await ruledBy(id, laws);
  assert.equal(codeOf(await appeal({ actor: person, id, words: 'They are mine', now: on(0) })), 'ok');
  return { id, email, reviewer, person, actor: await makeStaff('approver') };
}

test('under Colorado’s law an appeal is put off once, to the day 105, with a letter; twice is refused', async () => {
  const { id, email, person, actor } = await appealedUnder('us-co');
  const asked = { actor, id, now: on(45) };
  assert.equal(codeOf(await extendAppeal({ ...asked, reason: ' ' })), 'reason-missing');
  assert.equal(codeOf(await extendAppeal({ ...asked, reason })), 'ok');
  assert.equal(codeOf(await extendAppeal({ ...asked, reason })), 'extended-already');
  assert.deepEqual((await eventsOf(id)).slice(-1), ['appeal-extended']);
  const letters = (await lettersOf('appeal-extension')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields }) => [fields.receivedOn, fields.answerByOn, fields.article, fields.reason]),
    [[first, addDays(first, 105), 'C.R.S. 6-1-1306', reason]],
  );
  const own = await viewOwnRequest({ actor: person, id, now: on(46) });
  assert.ok(own.ok);
  const { answerByOn, extendedOn } = own.value.appeal.last ?? assert.fail();
  assert.deepEqual([answerByOn, extendedOn], [addDays(first, 105), addDays(first, 45)]);
  assert.ok(own.value.messages.some(({ words }) => words === reason));
});

test('Minnesota’s law lets it be put off as far, and where two may be the person’s both have to let it', async () => {
  const both = await appealedUnder('us-mn us-co');
  assert.equal(codeOf(await extendAppeal({ actor: both.actor, id: both.id, now: on(1), reason })), 'ok');
  for (const laws of ['us-va', 'us-or', 'us-ca', 'eu-gdpr', 'us-co us-or']) {
    const { id, actor } = await appealedUnder(laws);
    assert.equal(codeOf(await extendAppeal({ actor, id, now: on(1), reason })), 'extension-not-of-law', laws);
    const view = await viewRequest({ actor, id, now: on(1) });
    assert.ok(view.ok && view.value.appeal?.extension === null);
  }
});

test('past the day on which it was due, it is refused with that day, and not offered', async () => {
  const { id, actor } = await appealedUnder('us-mn');
  const offered = async (days: number) => {
    const view = await viewRequest({ actor, id, now: on(days) });
    return view.ok && view.value.appeal?.extension;
  };
  const day = addDays(first, 45);
  const seen = await viewRequest({ actor, id, now: on(1) });
  assert.ok(seen.ok && seen.value.appeal?.isLikely);
  assert.deepEqual(await offered(45), { on: addDays(first, 105), article: 'Minn. Stat. ch. 325M', noticeBy: day });
  assert.equal(await offered(46), null);
  const late = await extendAppeal({ actor, id, now: on(46), reason });
  const problem = { code: 'extension-too-late', field: 'reason', detail: { day } };
  assert.deepEqual(!late.ok && late.problems[0], problem);
});

test('who refused does not put the appeal off, nor does a viewer; a decided one has no more time', async () => {
  const { id, reviewer, actor } = await appealedUnder('us-co');
  const extend = async (by: typeof actor) => codeOf(await extendAppeal({ actor: by, id, now: on(1), reason }));
  assert.equal(await extend({ ...actor, ...reviewer }), 'refused-by-you');
  assert.equal(await extend(await makeStaff('viewer')), 'role-not-allowed');
  assert.equal(codeOf(await decideAppeal({ actor, id, now: on(1), decision: 'rejected', reason })), 'ok');
  assert.equal(await extend(actor), 'not-possible-now');
  const { id: none } = await refusedOne();
  assert.equal(codeOf(await extendAppeal({ actor, id: none, now: on(1), reason })), 'not-possible-now');
});
