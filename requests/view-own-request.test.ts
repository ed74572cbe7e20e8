import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { finishPackage, startPackage } from '#db/package';
import { run } from '#db/schema/index';
import type { Receipt } from '#domain/plan';
import { codeOf, fileAs, later, makeStaff, now, planFor, planned, planTable } from '#tests/desk';
import { taskOf } from '#tests/outside';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { ruledBy } from '#tests/ruled-by';
import { redirect } from './redirect.ts';
import { viewOwnRequest } from './view-own-request.ts';

const portal = ownPortal();

test('E1: a request of somebody else, however alike their address, looks like none at all', async () => {
  const id = await fileAs('ann.b@example.test', 'access');
  const [mine, other] = [await proven('ann.b@example.test', now), await proven('annb@example.test', now)];
  assert.equal(codeOf(await viewOwnRequest({ actor: mine, id, now })), 'ok');
  const made = await viewOwnRequest({ actor: other, id: randomUUID(), now });
  assert.deepEqual(await viewOwnRequest({ actor: other, id, now }), made);
  assert.equal(codeOf(made), 'not-found');
});

test('who looks at a request waits for nobody who acts on it', async () => {
  const { id, email } = await planned('access');
  const actor = await proven(email, now);
  await portal.owner().query('BEGIN');
  await portal.owner().query('SELECT 1 FROM request WHERE id = $1 FOR UPDATE', [id]);
  // Were it to wait, it would wait for ever: the one who holds the row goes on only afterwards.
  const seen = await viewOwnRequest({ actor, id, now });
  await portal.owner().query('ROLLBACK');
  assert.equal(codeOf(seen), 'ok');
});

test('the last day for an answer is not said to be the law’s where it is our promise, or our own', async () => {
  const { id, email } = await planned('access');
  const actor = await proven(email, now);
  const setBy = async (...ruled: Parameters<typeof ruledBy>) => {
    await ruledBy(...ruled);
    const own = await viewOwnRequest({ actor, id, now });
    return own.ok && own.value.clock.setBy;
  };
  assert.deepEqual(
    [await setBy(id, 'us-ca'), await setBy(id, 'us-ca', 30), await setBy(id, 'us-coppa')],
    ['law', 'promise', 'us'],
  );
});

test('what of a request is there comes to its page: a copy to collect, and work outside the database', async () => {
  const { id, email } = await planned('access');
  const actor = await proven(email, now);
  const parts = async () => {
    const own = await viewOwnRequest({ actor, id, now });
    return own.ok && [own.value.packages.length, own.value.outside.map(({ title }) => title)];
  };
  assert.deepEqual(await parts(), [0, []]);
  await taskOf(id, { actor: await makeStaff('reviewer'), now });
  const runId = await ran(id, now, []);
  await inTransaction(async (tx) => {
    const packageId = await startPackage(tx, { requestId: id, runId, part: 1, now, expiresAt: later(7) });
    await finishPackage(tx, { id: packageId, size: 1, sha256: '0'.repeat(64), now });
  });
  assert.deepEqual(await parts(), [1, ['Mail archive']]);
});

const line = (table: string, erased: number): Receipt['tables'][number] => {
  const counts = { before: erased, after: 0, erased, reduced: 0, changed: 0, added: 0 };
  return { table, label: table, kept: [], ...counts };
};

async function ran(requestId: string, at: Date, tables: Receipt['tables']): Promise<string> {
  const id = randomUUID();
  const map = '0'.repeat(64);
  const head = { version: 1, run: id, request: requestId, act: 'purge', scope: 'everything', map, plan: map } as const;
  const receipt: Receipt = { ...head, at: at.toISOString(), tables };
  await database().insert(run).values({ id, requestId, digest: map, createdAt: at, finishedAt: at, receipt });
  return id;
}

test('US-3: what the first run deleted is still told after a second one, and is not called never held', async () => {
  const { id, email } = await planned('delete', { tables: [planTable('orders'), planTable('visits', { found: 0 })] });
  await ran(id, now, [line('orders', 3)]);
  const rest = [planTable('orders', { found: 0, erased: 0 }), planTable('visits', { found: 0 }), planTable('chats')];
  await planFor(id, 'delete', { tables: rest });
  await ran(id, later(5), [line('chats', 2)]);
  const view = await viewOwnRequest({ actor: await proven(email, now), id, now: later(6) });
  assert.ok(view.ok);
  assert.deepEqual(
    view.value.categories.map(({ erased }) => erased),
    [5],
  );
  assert.deepEqual(view.value.neverHeld, ['visits']);
});

test('US-3: of a deletion that was passed on the page says for whom the rows are held', async () => {
  const acme = { name: 'Acme', contact: 'privacy@acme.example', rows: 3 };
  const { id, email } = await planned('delete', { tables: [planTable('chats', { erased: 0, processors: [acme] })] });
  const actor = await makeStaff('approver');
  assert.equal(codeOf(await redirect({ actor, id, now, reason: 'Theirs' })), 'ok');
  const view = await viewOwnRequest({ actor: await proven(email, now), id, now });
  assert.ok(view.ok);
  assert.deepEqual([view.value.heldForOthers, view.value.categories, view.value.neverHeld], [[acme], [], []]);
});
