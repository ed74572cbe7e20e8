import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { codeOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { viewOwnRequest } from './view-own-request.ts';

ownPortal();

test('E1: a request of somebody else, however alike their address, looks like none at all', async () => {
  const id = await fileAs('ann.b@example.test', 'access');
  const [mine, other] = [await proven('ann.b@example.test', now), await proven('annb@example.test', now)];
  assert.equal(codeOf(await viewOwnRequest({ actor: mine, id, now })), 'ok');
  const made = await viewOwnRequest({ actor: other, id: randomUUID(), now });
  assert.deepEqual(await viewOwnRequest({ actor: other, id, now }), made);
  assert.equal(codeOf(made), 'not-found');
});
