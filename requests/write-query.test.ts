import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { identityIndex } from './who.ts';
import { readableQuery, writeQuery } from './write-query.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
before(async () => {
  portal = await openPortal();
  reviewer = await makeStaff('reviewer');
  await database().update(staff).set({ name: 'Rita Of (Desk)' });
});
after(() => portal.close());

const written = async (text: string, chosen: Record<string, string> = {}) => {
  const query = await writeQuery({ actor: reviewer, text, chosen, now });
  assert.ok(query.ok);
  return query.value;
};

test('C8: an address that is typed, pasted or given as a person never comes into the address of a page', async () => {
  const hash = identityIndex('email', 'ann@example.test').toString('hex');
  for (const typed of ['ann@example.test', 'person:Ann@EXAMPLE.test', '"ann@example.test"']) {
    assert.equal(await written(`is:open ${typed}`), `is:open person:${hash}`);
  }
});

test('a colleague is an id in the address and a name in the bar', async () => {
  const query = await written('owner:"rita of (desk)" is:open');
  assert.equal(query, `owner:${reviewer.staffId} is:open`);
  const colleagues = [{ id: reviewer.staffId, name: 'Rita Of (Desk)' }];
  assert.equal(readableQuery(query, colleagues), 'owner:"Rita Of (Desk)" is:open');
  assert.equal(await written(readableQuery(query, colleagues)), query);
  assert.equal(await written('owner:nobody-known'), 'owner:nobody-known');
});

test('the lists write into the query', async () => {
  assert.equal(await written('is:open kind:access', { kind: 'delete', owner: 'me' }), 'is:open kind:delete owner:me');
});

test('somebody else than staff gets nothing of it', async () => {
  const stranger = await writeQuery({ actor: { ...reviewer, staffId: randomUUID() }, text: '', now });
  assert.equal(!stranger.ok && stranger.problems[0].code, 'sign-in-first');
});
