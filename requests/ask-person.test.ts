import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now, planned, statusOf } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { askPerson } from './ask-person.ts';

ownPortal();

test('a question makes the request wait for the person; its letter does not quote it; asked twice, it is one question', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id, email } = await planned('access');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: ' ' })), 'reason-missing');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: 'Which shop was it?' })), 'ok');
  assert.equal(await statusOf(id), 'waiting');
  assert.equal(codeOf(await askPerson({ actor: reviewer, id, now, words: 'And when?' })), 'not-possible-now');
  const letters = (await lettersOf('question')).filter(({ to }) => to === email);
  assert.equal(letters.length, 1);
  assert.doesNotMatch(JSON.stringify(letters), /shop/);
});
