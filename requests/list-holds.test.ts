import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { held } from '#tests/held';
import { ownPortal } from '#tests/own-portal';
import { liftHold } from './lift-hold.ts';
import { listHolds } from './list-holds.ts';

ownPortal();

test('holds in force come first, by day of review, without whom they are about', async () => {
  const late = await held({ identities: { email: 'late@example.test' }, reviewOn: '2036-02-01', now });
  const soon = await held({ tables: ['accounts'], reviewOn: '2036-01-01', now: new Date(now.getTime() + 1000) });
  const over = await held({ tables: ['accounts'], reviewOn: '2035-01-01', now: new Date(now.getTime() + 2000) });
  const actor = await makeStaff('admin');
  await liftHold({ actor, holdId: over, reason: 'Over', now });
  const list = await listHolds({ actor, now });
  assert.ok(list.ok);
  assert.deepEqual(
    list.value.map(({ id, isAboutPerson, liftedAt }) => [id, isAboutPerson, liftedAt !== null]),
    [
      [soon, false, false],
      [late, true, false],
      [over, false, true],
    ],
  );
  assert.doesNotMatch(JSON.stringify(list), /late@example/);
});

test('a hold about a member of staff is listed to somebody else and never to them; reviewers get no list', async () => {
  const self = await makeStaff('approver', 'listed@desk.test');
  const id = await held({ identities: { email: 'listed@desk.test' }, now: new Date(now.getTime() + 3000) });
  const isListed = async (actor: typeof self) => {
    const list = await listHolds({ actor, now });
    return list.ok && list.value.some((one) => one.id === id);
  };
  assert.deepEqual([await isListed(self), await isListed(await makeStaff('approver'))], [false, true]);
  assert.equal(codeOf(await listHolds({ actor: await makeStaff('reviewer'), now })), 'role-not-allowed');
});
