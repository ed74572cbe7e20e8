import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { drafted, exampleFiles, offered, otherFiles, run } from '#tests/settings';
import { viewSettings } from './view-settings.ts';

const portal = ownPortal();

test('a version shows what it changes and its check; a draft of somebody else is none', async () => {
  const [actor, other] = [await makeStaff('admin'), await makeStaff('admin')];
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await offered(portal.owner(), actor, basedOn, otherFiles(5));
  const seen = await viewSettings({ actor: other, number: `${number}`, now });
  const { changes, check, isMine, moved, writer } = seen.ok ? seen.value : assert.fail();
  const changed = changes.organisation.flat().filter(({ kind }) => kind !== 'same');
  assert.deepEqual(
    changed.map(({ kind, text }) => `${kind} ${text}`),
    ['gone packageDays: 7', 'new packageDays: 5'],
  );
  assert.deepEqual([changes.map, check?.isSound, isMine, moved, writer], [[], true, false, null, actor.name]);
  const draft = await drafted(actor, basedOn, otherFiles(4));
  for (const none of [draft, 99_999, 'x', '1e3', '0'])
    assert.equal(codeOf(await viewSettings({ actor: other, number: none, now })), 'not-found');
  for (const role of roles.filter((one) => one !== 'admin'))
    assert.equal(codeOf(await viewSettings({ actor: await makeStaff(role), number, now })), 'role-not-allowed');
});
