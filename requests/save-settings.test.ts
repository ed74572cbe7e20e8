import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { checked, drafted, exampleFiles, offered, otherFiles, run, versionOf } from '#tests/settings';
import { saveSettings } from './save-settings.ts';
import { viewSettings } from './view-settings.ts';

const portal = ownPortal();

test('saved twice, a draft changes once, and the check of what it said before counts no more', async () => {
  const actor = await makeStaff('admin');
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await drafted(actor, basedOn, otherFiles(5));
  await checked(portal.owner(), number);
  const { digest: seen } = await versionOf(number);
  const save = { actor, number, basedOn, seen, ...otherFiles(4), why: 'Shorter', now };
  const before = await portal.events('settings-drafted');
  for (let time = 0; time < 2; time++) assert.equal(codeOf(await saveSettings(save)), 'ok');
  assert.equal((await portal.events('settings-drafted')) - before, 1);
  const view = await viewSettings({ actor, number, now });
  assert.deepEqual(view.ok && [view.value.organisation, view.value.check], [otherFiles(4).organisation, null]);
  assert.equal(codeOf(await saveSettings({ ...save, ...otherFiles(3) })), 'settings-changed', 'an old page is stale');
  assert.equal((await versionOf(number)).organisation, otherFiles(4).organisation);
});

test('saved as it is, a draft is checked anew: the database may say something else by now', async () => {
  const actor = await makeStaff('admin');
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await drafted(actor, basedOn, otherFiles(5));
  await portal.owner().query('DELETE FROM graphile_worker._private_jobs');
  const { digest: seen } = await versionOf(number);
  const save = { actor, number, basedOn, seen, ...otherFiles(5), now };
  assert.equal(codeOf(await saveSettings({ ...save, why: 'Shorter' })), 'ok');
  assert.equal(await portal.jobs(`check-settings:${number}`), 1);
});

test('a draft is its writer’s alone, and offered it stays as it is: the database refuses it too', async () => {
  const actor = await makeStaff('admin');
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await offered(portal.owner(), actor, basedOn, otherFiles(5));
  const { digest: seen } = await versionOf(number);
  const save = { number, basedOn, seen, ...otherFiles(4), why: 'Shorter', now };
  assert.equal(codeOf(await saveSettings({ actor: await makeStaff('admin'), ...save })), 'not-found');
  assert.equal(codeOf(await saveSettings({ actor, ...save })), 'settings-changed');
  const by = (set: string) => portal.owner().query(`UPDATE settings_version SET ${set} WHERE number = ${number}`);
  for (const set of [
    "map = ''",
    "organisation = ''",
    "digest = ''",
    "why = ''",
    'based_on = NULL',
    'written_by = NULL',
  ])
    await assert.rejects(by(set), /says what it said/, set);
});

test('what has come into force meanwhile is told, and saving on top of it goes', async () => {
  const actor = await makeStaff('admin');
  const basedOn = await run(portal.owner(), exampleFiles);
  const number = await drafted(actor, basedOn, otherFiles(5));
  const later = await run(portal.owner(), otherFiles(2));
  const { digest: seen } = await versionOf(number);
  const save = { actor, number, seen, ...otherFiles(5), why: 'Shorter', now };
  assert.equal(codeOf(await saveSettings({ ...save, basedOn })), 'settings-moved');
  const stale = await viewSettings({ actor, number, now });
  assert.ok(stale.ok && stale.value.moved?.organisation.flat().some(({ text }) => text === 'packageDays: 2'));
  assert.equal(codeOf(await saveSettings({ ...save, basedOn: later })), 'ok');
  const view = await viewSettings({ actor, number, now });
  assert.deepEqual(view.ok && [view.value.basedOn, view.value.moved], [later, null]);
});
