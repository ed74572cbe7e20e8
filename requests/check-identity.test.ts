import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, makeStaff, now } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import { checkIdentity } from './check-identity.ts';
import { listQueue } from './list-queue.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
before(async () => {
  portal = await openPortal();
  [clerk, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
});
after(() => portal.close());

test('without a mailbox a colleague makes sure of the person, never who keyed it in; done twice, it counts once', async () => {
  const id = await keyed({ actor: clerk, identities: { phone: '+4930123456' }, postal });
  const asked = { id, now, reason: 'Called back on the number that the account has' };
  assert.equal(codeOf(await checkIdentity({ ...asked, actor: clerk })), 'keyed-in-by-you');
  assert.equal(codeOf(await checkIdentity({ ...asked, actor: colleague, reason: ' ' })), 'reason-missing');
  const needs = (actor: StaffActor) => listQueue({ actor, now, query: 'is:needs-me' });
  const isListed = (queue: Awaited<ReturnType<typeof needs>>) =>
    queue.ok && queue.value.rows.some((row) => row.id === id);
  assert.deepEqual([isListed(await needs(clerk)), isListed(await needs(colleague))], [false, true]);
  for (const _ of [1, 2]) assert.equal(codeOf(await checkIdentity({ ...asked, actor: colleague })), 'ok');
  const request = await findRequest(database(), id);
  assert.deepEqual([request?.status, request?.identityCheckedBy], ['received', colleague.staffId]);
  assert.equal((await eventsOf(id)).filter((type) => type === 'identity-checked').length, 1);
  await assert.rejects(portal.owner.query('UPDATE request SET identity_checked_by = keyed_in_by WHERE id = $1', [id]));
});

test('where there is a mailbox that we may write to, no word of staff takes the place of its proof', async () => {
  const id = await keyed({ actor: clerk, identities: { email: 'has-mail@example.test' } });
  const asked = { id, now, reason: 'Sounded like Ann' };
  assert.equal(codeOf(await checkIdentity({ ...asked, actor: colleague })), 'not-possible-now');
});
