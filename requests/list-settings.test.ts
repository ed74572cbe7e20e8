import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { drafted, exampleFiles, otherFiles, run } from '#tests/settings';
import { listSettings } from './list-settings.ts';
import { viewSettings } from './view-settings.ts';

const portal = ownPortal();

test('the list has every version, the last first, and of somebody else no draft', async () => {
  const [actor, other] = [await makeStaff('admin'), await makeStaff('admin')];
  const [first, second] = [await run(portal.owner(), otherFiles(3)), await run(portal.owner(), exampleFiles)];
  const draft = await drafted(actor, second, otherFiles(5));
  const numbersFor = async (who: typeof actor) => {
    const list = await listSettings({ actor: who, now });
    return list.ok && [list.value.inForce, list.value.pending, list.value.versions.map(({ number }) => number)];
  };
  assert.deepEqual(await numbersFor(actor), [second, null, [draft, second, first]]);
  assert.deepEqual(await numbersFor(other), [second, null, [second, first]]);
  for (const role of roles.filter((one) => one !== 'admin'))
    assert.equal(codeOf(await listSettings({ actor: await makeStaff(role), now })), 'role-not-allowed');
  assert.equal(codeOf(await viewSettings({ actor: other, number: draft, now })), 'not-found');
});
