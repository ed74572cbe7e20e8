import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { findRequest } from '#db/request';
import { request as requests } from '#db/schema/index';
import { sealJson } from '#db/seal';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { choosePerson } from './choose-person.ts';

ownPortal();

const question = { code: 'two-persons', table: 'accounts', words: 'Two rows match', rows: 2 } as const;

test('picked twice, also at once, a person is picked once: the plan for both has fallen', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await planned('access', { questions: [question] });
  const key = (await findRequest(database(), id))?.key ?? Buffer.alloc(32);
  const rows = ['1', '2'].map((row) => ({ row, values: [] }));
  const found = { found: 2, columns: [], rows, mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'accounts', label: 'Accounts', category: 'account', ...found }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: id, key, findings, expiresAt: later(15) }));
  const pick = { id, now, table: 'accounts', reason: 'The phone number fits' };
  assert.equal(codeOf(await choosePerson({ ...pick, actor: reviewer, row: '3' })), 'choice-unknown');
  const both = await Promise.all([
    choosePerson({ ...pick, actor: reviewer, row: '1' }),
    choosePerson({ ...pick, actor: approver, row: '2' }),
  ]);
  assert.deepEqual(both.map(codeOf).sort(), ['not-possible-now', 'ok']);
  assert.deepEqual(await eventsOf(id), ['received', 'plan-question-answered']);
});

test('of identities that may be different people’s nobody is picked: the others would still lead to their rows', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access', { questions: [question] });
  const request = await findRequest(database(), id);
  assert.ok(request);
  const identitiesSealed = sealJson(request.key, `request:${id}:identities`, { phone: '+15550101' });
  await database().update(requests).set({ identitiesSealed }).where(eq(requests.id, id));
  const pick = { actor, id, now, table: 'accounts', row: '1', reason: 'The phone number fits' };
  assert.equal(codeOf(await choosePerson(pick)), 'several-identities');
  assert.deepEqual(await eventsOf(id), ['received']);
});
