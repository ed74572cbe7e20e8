import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import { file } from '#requests/file';
import { now } from '#tests/desk';
import { proven } from '#tests/people';
import { face, openPortal } from '#tests/portal';
import { planFor } from './person.ts';

// Of the examples this one changed its policy.
process.env.HABEAS_ORGANISATION = path.join(import.meta.dirname, '../examples/jivochat');
let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
  const objected = { key: 'objected', label: 'Your answers', removes: [], isBeforeObjection: true };
  await database()
    .update(installation)
    .set({ mapFace: { ...face, scopes: [...face.scopes, objected] } });
});
after(() => portal.close());

async function deletion(email: string, answers: object) {
  const actor = await proven(email, now);
  const filing = { answers: { kind: 'delete', ...answers }, submissionKey: randomUUID(), language: 'en', now };
  const filed = await file({ ...filing, actor });
  if (!filed.ok) return filed.problems[0].code;
  const about = await findRequest(database(), filed.value.id);
  assert.ok(about);
  const { scope, policy } = planFor(about, now);
  return { scope, policy };
}

test('JS-5: the plan of an objection is asked for with the day of the policy from the organisation file', async () => {
  assert.deepEqual(await deletion('objects@example.test', { scope: 'objected', policyVersion: '2014-10-17' }), {
    scope: 'objected',
    policy: { version: '2014-10-17', on: '2014-10-17' },
  });
});

test('an objection to a policy that there never was is refused, and so is one that names none', async () => {
  assert.equal(await deletion('forges@example.test', { scope: 'objected', policyVersion: '1999' }), 'policy-missing');
  assert.equal(await deletion('forgets@example.test', { scope: 'objected' }), 'policy-missing');
});
