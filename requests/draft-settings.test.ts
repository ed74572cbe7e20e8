import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { exampleFiles, otherFiles, run, versionOf } from '#tests/settings';
import { draftSettings } from './draft-settings.ts';

const portal = ownPortal();
const form = (basedOn: unknown) => ({ ...otherFiles(5), why: 'Shorter', basedOn, submissionKey: randomUUID(), now });

test('a form sent twice, or twice at once, makes one draft and one check', async () => {
  const actor = await makeStaff('admin');
  const asked = { actor, ...form(await run(portal.owner(), exampleFiles)) };
  const before = await portal.events('settings-drafted');
  const all = [...(await Promise.all([draftSettings(asked), draftSettings(asked)])), await draftSettings(asked)];
  const numbers = new Set(all.map((one) => one.ok && one.value));
  assert.equal(numbers.size, 1);
  assert.equal((await portal.events('settings-drafted')) - before, 1);
  assert.equal(await portal.jobs(`check-settings:${[...numbers][0]}`), 1);
});

test('what a browser does to the ends of lines changes no line', async () => {
  const actor = await makeStaff('admin');
  const basedOn = await run(portal.owner(), exampleFiles);
  const asBrowser = (text: string) => text.replaceAll('\n', '\r\n');
  const typed = { organisation: asBrowser(otherFiles(5).organisation), map: asBrowser(exampleFiles.map) };
  const made = await draftSettings({ actor, ...form(basedOn), ...typed });
  const { organisation, map, state } = await versionOf(made.ok ? made.value : assert.fail());
  assert.deepEqual({ organisation, map, state }, { ...otherFiles(5), state: 'draft' });
});

test('what is empty, changes nothing, or was made from what is in force no more is refused', async () => {
  const actor = await makeStaff('admin');
  const before = await run(portal.owner(), exampleFiles);
  const drafted = async (more: object) => codeOf(await draftSettings({ actor, ...form(before), ...more }));
  assert.equal(await drafted({ map: ' \n' }), 'settings-missing');
  assert.equal(await drafted({ map: 'x'.repeat(300_001) }), 'settings-too-long');
  assert.equal(await drafted({ why: '' }), 'reason-missing');
  assert.equal(await drafted({ submissionKey: 'x' }), 'page-expired');
  assert.equal(await drafted(exampleFiles), 'settings-unchanged');
  const after = await run(portal.owner(), otherFiles(6));
  const refused = await draftSettings({ actor, ...form(before) });
  assert.deepEqual(refused.ok || refused.problems, [{ code: 'settings-moved', detail: { number: after } }]);
});

test('nobody but an admin writes one, and none puts itself into force or passes its own check', async () => {
  const basedOn = await run(portal.owner(), exampleFiles);
  for (const role of roles.filter((one) => one !== 'admin')) {
    assert.equal(codeOf(await draftSettings({ actor: await makeStaff(role), ...form(basedOn) })), 'role-not-allowed');
  }
  for (const table of ['settings_check', 'settings_in_force']) {
    const isDenied = ({ cause }: Error) => cause instanceof Error && /permission denied/.test(cause.message);
    await assert.rejects(database().execute(`INSERT INTO ${table} DEFAULT VALUES`), isDenied);
  }
});
