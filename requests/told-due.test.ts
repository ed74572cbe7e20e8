import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, fileAs, makeStaff, now } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { changeLaw } from './change-law.ts';

ruledBy('laws: [eu-gdpr, us-ca]\nanswerDays: 10');
ownPortal();

test('a letter names no law for a day that only our promise sets', async () => {
  const id = await fileAs('ann@example.test', 'access');
  const [first] = await lettersOf('acknowledgement');
  assert.deepEqual([first?.fields.answerByOn, first?.fields.article], ['2026-06-11', '']);
  const change = { actor: await makeStaff('reviewer'), id, now, reason: 'From Sacramento', law: 'us-ca' };
  assert.equal(codeOf(await changeLaw(change)), 'ok');
  assert.equal((await lettersOf('date-changed')).length, 0);
});
