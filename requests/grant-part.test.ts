import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { listRefusedParts } from '#db/refused-part';
import { findRequest } from '#db/request';
import { codeOf, eventsOf, makeStaff, now, planFor, planned, planTable } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { grantPart } from './grant-part.ts';
import { refusePart } from './refuse-part.ts';

ownPortal();

const tables = [planTable('accounts'), planTable('orders', { category: 'purchases' })];

test('a category that was refused is granted after all, once; granted twice it is refused', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await planned('delete', { tables });
  const asked = { actor: reviewer, id, now, category: 'purchases' };
  assert.equal(codeOf(await grantPart(asked)), 'not-possible-now');
  assert.equal(codeOf(await refusePart({ ...asked, ground: 'legal-duty', reason: 'x' })), 'ok');
  await planFor(id, 'delete', { tables });
  assert.equal(codeOf(await grantPart(asked)), 'ok');
  assert.equal(codeOf(await grantPart(asked)), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'part-refused', 'part-granted']);
  const request = (await findRequest(database(), id)) ?? assert.fail();
  assert.deepEqual([await listRefusedParts(database(), request), request.refusedBy], [[], null]);
});
