import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { listOwnRequests } from './list-own-requests.ts';

ownPortal();

test('E1: requests of somebody else, however alike their address, are not listed', async () => {
  const mine = [await fileAs('ann.b@example.test', 'access'), await fileAs('ann.b@example.test', 'delete')];
  await fileAs('annb@example.test', 'access');
  const actor = await proven('ann.b@example.test', now);
  assert.deepEqual((await listOwnRequests({ actor })).map(({ id }) => id).sort(), mine.sort());
  assert.deepEqual(await listOwnRequests({ actor: await proven('nobody@example.test', now) }), []);
});
