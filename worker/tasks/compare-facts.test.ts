import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { answerFacts } from '#requests/answer-facts';
import { viewOwnRequest } from '#requests/view-own-request';
import { askingFor, ida, max, ruth } from '#tests/asking';
import { filed, proven } from '#tests/people';
import { openWorker, type TestWorker } from '#tests/worker';
import { carryOut } from '../tasks.ts';

const folder = askingFor('{ delete: { ask: facts }, access: { ask: facts } }');
let worker: TestWorker;
before(async () => {
  worker = await openWorker(100, 'licensepal', folder);
});
after(() => worker.close());

async function answered(email: string, given: string[]) {
  const { now } = worker.clock;
  const actor = await proven(email, now);
  const id = await filed(worker.owner, { actor, answers: { kind: 'delete', scope: 'everything' }, now });
  await worker.work();
  const taken = await answerFacts({ actor, id, given, now });
  assert.ok(taken.ok);
  await worker.work();
  const view = await viewOwnRequest({ actor, id, now });
  return view.ok ? view.value : assert.fail();
}

test('who knows what the account says of them has shown who they are, and the request waits for the desk', async () => {
  const { identity, status } = await answered(ruth.email, [ruth.order, ruth.licence]);
  assert.deepEqual([identity?.isShown, status], [true, 'review']);
});

test('V43: who has the mailbox, lives there and knows one thing has not; the request goes on', async () => {
  const { identity, status } = await answered(ida.email, [max.licence, ida.licence]);
  assert.deepEqual([identity?.isShown, identity?.isWrong, identity?.isOpen, status], [false, true, true, 'review']);
});

test('V44: for a mailbox that nobody here has, it goes the same way', async () => {
  const { identity, events } = await answered('nobody@mail.example', [ruth.order, ruth.licence]);
  assert.deepEqual([identity?.isShown, identity?.isWrong, identity?.isOpen], [false, true, true]);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['received', 'facts-given', 'facts-wrong'],
  );
});

test('a job told twice, or of what is gone, does nothing; what was typed is nowhere in the portal’s database', async () => {
  const { rows } = await worker.owner.query<{ id: string }>('SELECT id FROM identity_proof LIMIT 1');
  for (const _ of [1, 2]) await carryOut('compare-facts', { proofId: rows[0]?.id }, worker.surroundings);
  const { rows: events } = await database().execute(
    "SELECT count(*)::int AS n FROM event WHERE type = 'identity-shown'",
  );
  assert.equal(events[0]?.n, 1);
  for (const table of ['identity_proof', 'event', 'graphile_worker._private_jobs']) {
    const { rows: lines } = await worker.owner.query<{ line: string }>(`SELECT t::text AS line FROM ${table} t`);
    assert.ok(!lines.some(({ line }) => /RUTH0|HALE.17/i.test(line)), table);
  }
});
