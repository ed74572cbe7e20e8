import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eventsOf, proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { fileOptOut } from './file.ts';
import { listOwnOptOuts } from './list-own-opt-outs.ts';
import { listOwnRequests } from './list-own-requests.ts';
import { undoOptOut } from './undo-opt-out.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');

async function optedOut(typed: string, status = 'done'): Promise<string> {
  const answers = { kind: 'opt-out', purposes: ['offers'] };
  const asked = { answers, submissionKey: randomUUID(), language: 'en', now, typed, client: typed };
  const filed = await fileOptOut(asked);
  assert.ok(filed.ok);
  await portal.owner.query('UPDATE request SET status = $2 WHERE id = $1', [filed.value.id, status]);
  return filed.value.id;
}

test('an opt-out that nobody proved is undone by who proves the mailbox; asked twice, it is undone once', async () => {
  const id = await optedOut('Ann@example.test');
  const actor = await proven('ann@example.test', now);
  assert.deepEqual(await listOwnOptOuts({ actor }), [{ id, purposes: ['offers'], receivedOn: '2026-03-05' }]);
  for (const result of await Promise.all([undoOptOut({ actor, id, now }), undoOptOut({ actor, id, now })])) {
    assert.ok(result.ok);
  }
  assert.equal(await eventsOf(portal.owner, id, 'undo-asked'), 1);
  assert.deepEqual(await listOwnOptOuts({ actor }), []);
});

test('E1: nobody sees or undoes the opt-out of another address, however alike', async () => {
  const id = await optedOut('ann.b@example.test');
  const actor = await proven('annb@example.test', now);
  const undone = await undoOptOut({ actor, id, now });
  assert.equal(!undone.ok && undone.problems[0].code, 'not-found');
  assert.deepEqual(await listOwnRequests({ actor }), []);
});

test('an opt-out that is not carried out yet cannot be undone', async () => {
  const id = await optedOut('early@example.test', 'running');
  const undone = await undoOptOut({ actor: await proven('early@example.test', now), id, now });
  assert.equal(!undone.ok && undone.problems[0].code, 'not-possible-now');
});
