import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { letter } from '#db/schema/index';
import { codeOf, later, makeStaff, now, planned } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { appealedOne } from '#tests/refused';
import { assign } from './assign.ts';
import { prepare } from './prepare.ts';
import { warnClocks } from './warn-clocks.ts';

ruledBy('laws: [us-ca]\ndeskLanguage: de');
ownPortal();

test('letters to staff are in the language of the desk, those to people in their own', async () => {
  const actor = await makeStaff('approver');
  const { id, digest } = await planned('delete');
  assert.equal(codeOf(await assign({ actor, id, staffId: (await makeStaff('reviewer')).staffId, now })), 'ok');
  assert.equal(codeOf(await prepare({ actor: await makeStaff('reviewer'), id, digest, now })), 'ok');
  await appealedOne();
  await warnClocks(later(50 * 24 * 60));
  const written = await database().select({ kind: letter.kind, language: letter.language }).from(letter);
  const languagesOf = (isStaff: boolean) => [
    ...new Set(written.filter(({ kind }) => kind.startsWith('staff-') === isStaff).map(({ language }) => language)),
  ];
  assert.deepEqual([languagesOf(true), languagesOf(false)], [['de'], ['en']]);
  const kinds = new Set(written.map(({ kind }) => kind));
  for (const kind of ['staff-assigned', 'staff-approval-waiting', 'staff-appeal', 'staff-overdue'])
    assert.ok(kinds.has(kind), kind);
});
