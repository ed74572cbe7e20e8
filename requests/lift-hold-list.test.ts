import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, makeStaff, now, planned } from '#tests/desk';
import { held } from '#tests/held';
import { laid } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { holdsInForce } from './holds-in-force.ts';
import { liftHoldList } from './lift-hold-list.ts';

const portal = ownPortal();

const heldNow = async () => (await holdsInForce()).flatMap(({ identities }) => identities?.email ?? []).sort();

test('one person of a list is let go, then all others; lifted twice, they were lifted once', async () => {
  const actor = await makeStaff('admin');
  await held({ identities: { email: 'single@example.test' } });
  const listId = await laid({ actor, lines: 'a@example.test\nb@example.test\nc@example.test' });
  const events = await portal.events('hold-list-lifted');
  const lift = (email: unknown) => liftHoldList({ actor, listId, email, reason: 'Over', now });
  assert.deepEqual([codeOf(await lift('B@example.test')), codeOf(await lift('b@example.test'))], ['ok', 'ok']);
  assert.deepEqual(await heldNow(), ['a@example.test', 'c@example.test', 'single@example.test']);
  assert.deepEqual([codeOf(await lift(null)), codeOf(await lift(null))], ['ok', 'ok']);
  assert.deepEqual(await heldNow(), ['single@example.test']);
  assert.equal((await portal.events('hold-list-lifted')) - events, 2);
});

test('more than one statement takes are lifted, and open deletions of them are planned anew', async () => {
  const actor = await makeStaff('admin');
  const { id, email } = await planned('delete');
  const lines = [email, ...Array.from({ length: 1100 }, (_, n) => `many-${n}@example.test`)].join('\n');
  const listId = await laid({ actor, lines });
  await portal.owner().query('DELETE FROM graphile_worker._private_jobs WHERE key = $1', [`plan:${id}`]);
  assert.equal(codeOf(await liftHoldList({ actor, listId, email: null, reason: 'Over', now })), 'ok');
  assert.deepEqual(await heldNow(), ['single@example.test']);
  assert.equal(await portal.jobs(`plan:${id}`), 1);
});

test('what is missing is told at its field, and nobody is let go', async () => {
  const actor = await makeStaff('admin');
  const listId = await laid({ actor, lines: 'stays@example.test' });
  const wrong: [object, string][] = [
    [{ email: '' }, 'address-missing'],
    [{ email: 'nobody' }, 'address-not-plain'],
    [{ email: 'else@example.test' }, 'not-on-list'],
    [{ reason: ' ' }, 'reason-missing'],
    [{ listId: 'x' }, 'not-found'],
    [{ listId: randomUUID() }, 'not-found'],
  ];
  for (const [more, code] of wrong) {
    assert.equal(codeOf(await liftHoldList({ actor, listId, email: null, reason: 'Over', now, ...more })), code);
  }
  assert.ok((await heldNow()).includes('stays@example.test'));
});

test('to somebody on a list it is one that is not there, whomever of it they name, and all of it stays', async () => {
  const self = await makeStaff('approver', 'on-list@desk.test');
  const actor = await makeStaff('admin');
  const listId = await laid({ actor, lines: 'on-list@desk.test\nnext@example.test' });
  for (const email of [null, 'next@example.test', 'on-list@desk.test', 'else@example.test', 'nobody']) {
    assert.equal(codeOf(await liftHoldList({ actor: self, listId, email, reason: ' ', now })), 'not-found');
  }
  assert.ok((await heldNow()).includes('next@example.test'));
  const denied = await portal.owner().query("SELECT detail FROM event WHERE type = 'denied' ORDER BY seq DESC LIMIT 1");
  assert.deepEqual(denied.rows[0].detail, { act: 'hold', code: 'self-not-allowed' });
  await liftHoldList({ actor, listId, email: 'on-list@desk.test', reason: 'Over', now });
  assert.equal(codeOf(await liftHoldList({ actor: self, listId, email: null, reason: 'Over', now })), 'ok');
});

test('reviewers lift no list', async () => {
  const listId = await laid({ actor: await makeStaff('admin'), lines: 'reviewed@example.test' });
  const lifted = await liftHoldList({ actor: await makeStaff('reviewer'), listId, email: null, reason: 'Over', now });
  assert.equal(codeOf(lifted), 'role-not-allowed');
});
