import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { watched } from '#tests/watched';
import { askToLook } from './ask-to-look.ts';

ownPortal();

const reason = 'identify';

test('E9: asked twice, also at once, it is one wish and one letter to each admin, in the minute of the asking', async () => {
  const { reviewer: actor, id } = await watched();
  const all = await Promise.all([1, 2].map(() => askToLook({ actor, id, now, reason })));
  assert.deepEqual(all.map(codeOf), ['ok', 'ok']);
  assert.deepEqual(await eventsOf(id, actor.staffId), ['look-asked']);
  const letters = (await lettersOf('staff-watched')).filter(({ fields }) => fields.deskUrl.endsWith(id));
  assert.deepEqual(
    letters.map(({ fields }) => fields.isOpened),
    [false],
  );
  assert.equal(codeOf(await askToLook({ actor, id, now: later(24 * 60), reason })), 'ok');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['look-asked', 'look-asked']);
});

test('without a reason of the list, or of a person who is not watched, nothing is asked', async () => {
  const { reviewer: actor, id } = await watched();
  for (const why of ['', 'I am curious', null]) {
    assert.equal(codeOf(await askToLook({ actor, id, now, reason: why })), 'reason-missing');
  }
  const other = (await planned('access')).id;
  assert.equal(codeOf(await askToLook({ actor, id: other, now, reason })), 'not-possible-now');
});

test('somebody else than who may see data asks for none', async () => {
  const { id } = await watched();
  for (const role of roles.filter((one) => one !== 'reviewer' && one !== 'approver')) {
    assert.equal(codeOf(await askToLook({ actor: await makeStaff(role), id, now, reason })), 'role-not-allowed');
  }
});
