import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { insertProof } from '#db/identity-proof';
import { lockRequest } from '#db/request';
import { askingFor } from '#tests/asking';
import { eventsOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { keepCompared } from './keep-compared.ts';

askingFor('{ delete: { ask: facts, facts: 2 } }');
const portal = ownPortal('habeas_worker');

async function typed(email: string) {
  const id = await fileAs(email, 'delete');
  const proofId = await inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    return request ? insertProof(tx, request, { way: 'facts', body: { a: 'b' }, now }) : assert.fail();
  });
  return { id, proofId };
}

test('compared twice, also with another result, the first stands', async () => {
  const { id, proofId } = await typed('twice@example.test');
  await Promise.all([keepCompared({ proofId, right: 1, now }), keepCompared({ proofId, right: 1, now })]);
  await keepCompared({ proofId, right: 2, now });
  assert.deepEqual(await eventsOf(id), ['received', 'facts-wrong']);
});

test('as many as are wanted are enough; how many were right is written nowhere', async () => {
  const { id, proofId } = await typed('enough@example.test');
  await keepCompared({ proofId, right: 2, now });
  assert.deepEqual(await eventsOf(id), ['received', 'identity-shown']);
  const { rows } = await portal
    .owner()
    .query<{ detail: object }>("SELECT detail FROM event WHERE type IN ('identity-shown', 'facts-wrong')");
  for (const { detail } of rows) assert.doesNotMatch(JSON.stringify(detail), /\d|right/);
});

test('what is gone is compared with nothing', async () => keepCompared({ proofId: randomUUID(), right: 2, now }));
