import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, eventsOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { keyInAppeal } from './key-in-appeal.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

test('an appeal that came by letter runs from its true day of receipt; keyed in twice it is refused', async () => {
  const { id, email, reviewer } = await refusedOne();
  const asked = { actor: reviewer, id, now, receivedOn: '2026-05-30', words: 'They are mine' };
  assert.equal(codeOf(await keyInAppeal({ ...asked, receivedOn: '2026-06-02' })), 'day-in-future');
  assert.equal(codeOf(await keyInAppeal({ ...asked, words: ' ' })), 'reason-missing');
  assert.equal(codeOf(await keyInAppeal(asked)), 'ok');
  assert.equal(codeOf(await keyInAppeal(asked)), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused', 'appealed']);
  const [letter] = (await lettersOf('appeal-received')).filter(({ to }) => to === email);
  assert.deepEqual([letter?.fields.receivedOn, letter?.fields.answerByOn], ['2026-05-30', '2026-06-29']);
  const view = await viewRequest({ actor: await makeStaff('reviewer'), id, now });
  assert.ok(view.ok && view.value.moves.includes('decide-appeal') && !view.value.moves.includes('key-in-appeal'));
});
