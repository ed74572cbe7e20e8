import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { fileOptOut } from './file.ts';
import { listOwnOptOuts } from './list-own-opt-outs.ts';

const portal = ownPortal();

const now = new Date('2026-03-05T12:00:00Z');

test('E1: opt-outs of somebody else, however alike their address, are not listed', async () => {
  const answers = { kind: 'opt-out', purposes: ['offers'] };
  const asked = { answers, submissionKey: randomUUID(), language: 'en', now, client: 'net' };
  const filed = await fileOptOut({ ...asked, typed: 'ann.b@example.test' });
  assert.ok(filed.ok);
  await portal.owner().query("UPDATE request SET status = 'done'");
  const list = async (email: string) => (await listOwnOptOuts({ actor: await proven(email, now) })).map(({ id }) => id);
  assert.deepEqual(await list('ann.b@example.test'), [filed.value.id]);
  assert.deepEqual(await list('annb@example.test'), []);
});
