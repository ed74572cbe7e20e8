import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { listEvents } from '#db/event';
import { listRedactions } from '#db/redaction';
import { findRequest } from '#db/request';
import { filesSeen } from '#domain/outside';
import { codeOf, makeStaff, now, planned, planTable } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { approve } from './approve.ts';
import { redact } from './redact.ts';
import { takeRedactionBack } from './take-redaction-back.ts';
import { viewRequest } from './view-request.ts';

ownPortal();

async function redactedCopy() {
  const actor = await makeStaff('reviewer');
  const { id, digest } = await planned('access', { tables: [planTable('notes')] });
  const chosen = ['1', '2'].map((key) => JSON.stringify({ table: 'notes', row: `["${key}"]` }));
  assert.equal(codeOf(await redact({ actor, id, now, chosen, text: '', ground: 'others' })), 'ok');
  const kept = async () => listRedactions(database(), (await findRequest(database(), id)) ?? assert.fail());
  const takeBack = (redactionId: unknown, of = id) =>
    takeRedactionBack({ actor, id: of, now, redactionId }).then(codeOf);
  return { id, digest, kept, takeBack };
}

test('what is taken back, also twice, goes into the copy again, and is on record once', async () => {
  const { id, kept, takeBack } = await redactedCopy();
  const [first] = await kept();
  assert.deepEqual(await Promise.all([takeBack(first?.id), takeBack(first?.id)]), ['ok', 'ok']);
  assert.equal(await takeBack('x'), 'not-found');
  assert.equal((await kept()).length, 1);
  const removed = (await listEvents(database(), id)).filter(({ type }) => type === 'redaction-removed');
  assert.deepEqual(
    removed.map(({ detail: { ground, rows, tables } }) => [ground, rows, tables]),
    [['others', 1, [{ table: 'notes', rows: 1, values: 0 }]]],
  );
});

test('by way of another request nothing is taken back', async () => {
  const [one, other] = [await redactedCopy(), await redactedCopy()];
  const [first] = await one.kept();
  await one.takeBack(first?.id, other.id);
  assert.deepEqual([(await one.kept()).length, (await other.kept()).length], [2, 2]);
});

test('nobody approves who has not seen it, and then nothing is taken back any more', async () => {
  const { id, digest, kept, takeBack } = await redactedCopy();
  const approver = await makeStaff('approver');
  const sign = (files: string) => approve({ actor: approver, id, now, digest, files }).then(codeOf);
  const seen = async () => {
    const view = await viewRequest({ actor: approver, id, now });
    return view.ok ? filesSeen(view.value.redactions) : '';
  };
  const [before, [first, second]] = [await seen(), await kept()];
  assert.equal(await takeBack(first?.id), 'ok');
  assert.equal(await sign(before), 'files-changed');
  assert.equal(await sign(await seen()), 'ok');
  assert.equal(await takeBack(second?.id), 'not-possible-now');
});
