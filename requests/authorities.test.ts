import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { appeal } from './appeal.ts';
import { decideAppeal } from './decide-appeal.ts';
import { refuse } from './refuse.ts';
import { viewOwnRequest } from './view-own-request.ts';

ruledBy('laws: [us-va]\nauthorities: { us-va: "https://example.test/complain" }');
ownPortal();

const told = 'the Attorney General of Virginia\thttps://example.test/complain';

test('the letters of a refusal and of an appeal that was not upheld say how to reach the authority', async () => {
  const { id, email } = await planned('access');
  const actor = await makeStaff('reviewer');
  const reason = 'It is not clear whose they are';
  assert.equal(codeOf(await refuse({ actor, id, now, ground: 'not-identified', reason })), 'ok');
  const person = await proven(email, now);
  assert.equal(codeOf(await appeal({ actor: person, id, words: 'They are mine', now })), 'ok');
  const other = await makeStaff('approver');
  assert.equal(codeOf(await decideAppeal({ actor: other, id, now, decision: 'rejected', reason })), 'ok');
  for (const kind of ['refusal', 'appeal-outcome'] as const)
    assert.deepEqual(
      (await lettersOf(kind)).map(({ fields }) => fields.regulator),
      [told],
    );
  const own = await viewOwnRequest({ actor: person, id, now });
  assert.equal(own.ok && own.value.appeal.regulator, told);
});
