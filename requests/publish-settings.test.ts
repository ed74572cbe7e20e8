import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findPending, wasPublished } from '#db/settings';
import { roles } from '#domain/roles';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { appOf } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { checked, drafted, exampleFiles, fault, offered, otherFiles, run, versionOf } from '#tests/settings';
import { addStaff } from './add-staff.ts';
import { publishSettings } from './publish-settings.ts';

const portal = ownPortal();

/** A version that an admin has offered, and another admin with an app. */
async function waiting() {
  const author = await makeStaff('admin');
  const number = await offered(portal.owner(), author, await run(portal.owner(), exampleFiles), otherFiles(5));
  const actor = await makeStaff('admin');
  const code = await appOf(actor);
  const publish = async (more = {}) => codeOf(await publishSettings({ actor, number, code: code(), now, ...more }));
  return { author, actor, number, publish };
}

test('published twice, or twice at once, it is published once, and waits for the operator', async () => {
  const { number, publish } = await waiting();
  const before = await portal.events('settings-published');
  assert.deepEqual(await Promise.all([publish(), publish()]), ['ok', 'ok']);
  assert.equal(await publish(), 'ok');
  assert.equal((await portal.events('settings-published')) - before, 1);
  assert.equal((await findPending(database()))?.number, number);
  assert.equal(await wasPublished(database(), await versionOf(number)), true);
  assert.equal(await wasPublished(database(), { number, digest: 'x' }), false);
});

test('nobody publishes what they wrote themselves, not even by the database', async () => {
  const { author, number, publish } = await waiting();
  const code = await appOf(author);
  assert.equal(await publish({ actor: author, code: code() }), 'settings-by-you');
  const forced = `UPDATE settings_version SET state = 'published', published_by = written_by, published_at = now() WHERE number = ${number}`;
  await assert.rejects(portal.owner().query(forced), /settings_published_by_another/);
  assert.equal((await versionOf(number)).state, 'offered');
});

test('an admin of today, whom the author may just have let in, and every other role are refused', async () => {
  const { author, publish } = await waiting();
  const added = await addStaff({ actor: author, email: 'second@desk.test', name: 'Second', role: 'admin', now });
  const second = { ...author, staffId: added.ok ? added.value.id : assert.fail() };
  const code = await appOf(second);
  assert.equal(await publish({ actor: second, code: code() }), 'too-new-here');
  for (const role of roles.filter((one) => one !== 'admin'))
    assert.equal(await publish({ actor: await makeStaff(role) }), 'role-not-allowed');
});

test('a wrong code, a draft, a failed check or another version in force: it is not published', async () => {
  const { author, number, publish } = await waiting();
  assert.equal(await publish({ code: '000000' }), 'second-factor-wrong');
  const draft = await drafted(author, (await versionOf(number)).basedOn ?? 0, otherFiles(4));
  assert.equal(await publish({ number: draft }), 'not-found');
  await checked(portal.owner(), number, [fault]);
  assert.equal(await publish(), 'settings-not-sound');
  await checked(portal.owner(), number);
  await run(portal.owner(), otherFiles(2));
  assert.equal(await publish({ now: later(1) }), 'settings-moved');
  assert.equal((await versionOf(number)).state, 'offered');
});
