import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findLastAppeal } from '#db/appeal';
import { database } from '#db/client';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { appeal } from './appeal.ts';
import { viewOwnRequest } from './view-own-request.ts';

ownPortal();

const words = ' You did not look at the second account. ';

test('an appeal has its own clock; the person gets its date, the desk a letter, who refused none; sent twice it is one', async () => {
  const colleague = await makeStaff('approver', 'colleague@desk.test');
  const { id, email, person } = await refusedOne('delete', await makeStaff('reviewer', 'refuser@desk.test'));
  const sent = { actor: person, id, words, now: later(1) };
  for (const result of await Promise.all([appeal(sent), appeal(sent)])) assert.equal(codeOf(result), 'ok');
  assert.equal(codeOf(await appeal({ ...sent, words: 'Something else' })), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused', 'appealed']);
  const letters = (await lettersOf('appeal-received')).filter(({ to }) => to === email);
  assert.deepEqual(
    letters.map(({ fields: { receivedOn, answerByOn } }) => ({ receivedOn, answerByOn })),
    [{ receivedOn: '2026-06-01', answerByOn: '2026-07-01' }],
  );
  const toDesk = (await lettersOf('staff-appeal')).filter(({ fields }) => fields.deskUrl.endsWith(id));
  assert.ok(
    toDesk.some(({ to }) => to === 'colleague@desk.test'),
    colleague.name,
  );
  assert.ok(!toDesk.some(({ to }) => to === 'refuser@desk.test'));
  const view = await viewOwnRequest({ actor: person, id, now });
  assert.ok(view.ok);
  assert.equal(view.value.appeal.mayFile, false);
  assert.equal(view.value.appeal.last?.isUpheld, null);
  assert.deepEqual(view.value.messages.at(-1)?.words, words.trim());
});

test('an appeal says why, in no more than fits, and only against a refusal', async () => {
  const { id, person } = await refusedOne();
  const code = async (given: unknown) => codeOf(await appeal({ actor: person, id, words: given, now }));
  assert.equal(await code('  \0'), 'reason-missing');
  assert.equal(await code(['a']), 'reason-missing');
  assert.equal(await code('x'.repeat(4001)), 'answer-too-long');
  const open = await planned('access');
  const asked = { actor: await proven(open.email, now), id: open.id, words, now };
  assert.equal(codeOf(await appeal(asked)), 'not-possible-now');
  assert.deepEqual(await eventsOf(open.id), ['received']);
});

test('E1: nobody appeals for somebody else', async () => {
  const { id } = await refusedOne();
  const other = await proven('other@example.test', now);
  assert.equal(codeOf(await appeal({ actor: other, id, words, now })), 'not-found');
  assert.equal(await findLastAppeal(database(), id), null);
});

test('who appeals from the mailbox that was keyed in has shown that the request is theirs', async () => {
  const { id, person } = await refusedOne();
  await database().execute(`UPDATE request SET person_id = NULL WHERE id = '${id}'`);
  assert.equal(codeOf(await appeal({ actor: person, id, words, now })), 'ok');
  const { rows } = await database().execute(`SELECT person_id FROM request WHERE id = '${id}'`);
  assert.equal(rows[0]?.person_id, person.personId);
});
