import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findInForce, listSettings } from '#db/settings';
import { later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { exampleFiles, otherFiles, versionOf } from '#tests/settings';
import { noteSettings } from './note-settings.ts';

const portal = ownPortal('habeas_worker');
const inForce = async () => (await findInForce(database()))?.number ?? assert.fail();
const countOf = async (table: string) => (await portal.owner().query(`SELECT FROM ${table}`)).rowCount;

test('files that a worker starts with twice, or two workers at once, are one version; changed by hand, another', async () => {
  const start = (files = exampleFiles) => noteSettings({ files, now });
  await Promise.all([start(), start()]);
  await start();
  assert.deepEqual([await countOf('settings_version'), await countOf('settings_in_force')], [1, 1]);
  const first = await inForce();
  await start(otherFiles(5));
  const second = await inForce();
  const { writtenBy, state, basedOn, organisation } = await versionOf(second);
  assert.deepEqual([writtenBy, state, basedOn, organisation], [null, 'published', first, otherFiles(5).organisation]);
  await start();
  assert.equal(await inForce(), first, 'what was in force before is known again');
  assert.deepEqual([await countOf('settings_version'), await countOf('settings_in_force')], [2, 3]);
  assert.equal(await portal.events('settings-in-force'), 3);
});

test('a version that another took the place of says until when it was in force, and the one in force does not', async () => {
  const first = await inForce();
  await noteSettings({ files: otherFiles(5), now: later(5) });
  const second = await inForce();
  const all = await listSettings(database(), 10);
  const spanOf = (number: number) => {
    const one = all.find((version) => version.number === number) ?? assert.fail();
    return [one.inForceSince, one.inForceUntil];
  };
  assert.deepEqual(
    [spanOf(first), spanOf(second)],
    [
      [now, later(5)],
      [later(5), null],
    ],
  );
});
