import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { checked, drafted, exampleFiles, fault, otherFiles, run, versionOf } from '#tests/settings';
import { offerSettings } from './offer-settings.ts';

const portal = ownPortal();

test('only a draft whose check has passed as it stands is offered, by its writer, and twice is once', async () => {
  const actor = await makeStaff('admin');
  const number = await drafted(actor, await run(portal.owner(), exampleFiles), otherFiles(5));
  const { digest: seen } = await versionOf(number);
  const offer = async (more = {}) => codeOf(await offerSettings({ actor, number, seen, now, ...more }));
  assert.equal(await offer(), 'settings-not-sound', 'not checked');
  await checked(portal.owner(), number, [fault]);
  assert.equal(await offer(), 'settings-not-sound', 'with a problem');
  await checked(portal.owner(), number, [{ ...fault, level: 'note' }]);
  assert.equal(await offer({ actor: await makeStaff('admin') }), 'not-found');
  assert.equal(await offer({ seen: 'x' }), 'settings-changed');
  assert.equal(await offer({ number: 'x' }), 'not-found');
  const before = await portal.events('settings-offered');
  assert.deepEqual([await offer(), await offer()], ['ok', 'ok']);
  assert.equal((await portal.events('settings-offered')) - before, 1);
});

test('a draft that was made from what is in force no more is not offered', async () => {
  const actor = await makeStaff('admin');
  const number = await drafted(actor, await run(portal.owner(), exampleFiles), otherFiles(5));
  await checked(portal.owner(), number);
  await run(portal.owner(), otherFiles(2));
  const { digest: seen } = await versionOf(number);
  assert.equal(codeOf(await offerSettings({ actor, number, seen, now })), 'settings-moved');
});
