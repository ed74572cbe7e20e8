import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { codeOf, makeStaff, now } from '#tests/desk';
import { lastOf, ownSso, signInBy, withAccount } from '#tests/sso';
import { listStaff } from './list-staff.ts';
import { releaseSso } from './release-sso.ts';

const { portal, provider } = ownSso();

test('an admin, and nobody else, lets an account go; the next one with the address is bound then', async () => {
  const { staffId, login, email } = await withAccount(provider());
  assert.equal(codeOf(await signInBy(login)), 'ok');
  provider().accounts.set('new account', { email, email_verified: true });
  for (const role of roles.filter((one) => one !== 'admin')) {
    const actor = await makeStaff(role);
    assert.equal(codeOf(await releaseSso({ actor, staffId, now })), 'role-not-allowed');
  }
  assert.equal(codeOf(await signInBy('new account')), 'sso-other-account');
  const actor = await makeStaff('admin');
  const boundAt = async () => {
    const listed = await listStaff({ actor, now });
    return listed.ok && listed.value.find(({ id }) => id === staffId)?.ssoBoundAt;
  };
  assert.ok(await boundAt());
  assert.equal(codeOf(await releaseSso({ actor, staffId, now })), 'ok');
  assert.deepEqual(await lastOf('sso-released'), { staffId });
  assert.equal(await boundAt(), null);
  assert.equal(codeOf(await signInBy('new account')), 'ok');
  assert.equal(codeOf(await signInBy(login)), 'sso-other-account');
});

test('let go twice, also at once, it is let go once; of somebody without one, and of nobody, there is none', async () => {
  const [{ staffId, login }, actor] = [await withAccount(provider()), await makeStaff('admin')];
  assert.equal(codeOf(await signInBy(login)), 'ok');
  const before = await portal.events('sso-released');
  const release = () => releaseSso({ actor, staffId, now });
  assert.deepEqual((await Promise.all([release(), release()])).map(codeOf).sort(), ['ok', 'sso-not-bound']);
  for (const id of [actor.staffId, crypto.randomUUID(), 'x', null])
    assert.equal(codeOf(await releaseSso({ actor, staffId: id, now })), 'sso-not-bound');
  assert.equal((await portal.events('sso-released')) - before, 1);
});
