import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { drafted, exampleFiles, offered, otherFiles, run, versionOf } from '#tests/settings';
import { withdrawSettings } from './withdraw-settings.ts';

const portal = ownPortal();

test('withdrawn twice it is withdrawn once: an offered one by any admin, a draft by its writer', async () => {
  const [author, other] = [await makeStaff('admin'), await makeStaff('admin')];
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await offered(portal.owner(), author, basedOn, otherFiles(5));
  const withdraw = async (actor = other, of = number) => codeOf(await withdrawSettings({ actor, number: of, now }));
  const before = await portal.events('settings-withdrawn');
  assert.deepEqual([await withdraw(), await withdraw()], ['ok', 'ok']);
  assert.equal((await portal.events('settings-withdrawn')) - before, 1);
  const draft = await drafted(author, basedOn, otherFiles(4));
  assert.deepEqual([await withdraw(other, draft), await withdraw(author, draft)], ['not-found', 'ok']);
  assert.equal(await withdraw(await makeStaff('approver')), 'role-not-allowed');
});

test('what is or was in force is not withdrawn', async () => {
  const actor = await makeStaff('admin');
  const [was, is] = [await run(portal.owner(), otherFiles(3)), await run(portal.owner(), exampleFiles)];
  for (const number of [was, is]) {
    assert.equal(codeOf(await withdrawSettings({ actor, number, now })), 'settings-changed');
    assert.equal((await versionOf(number)).state, 'published');
  }
});
