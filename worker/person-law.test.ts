import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { changeLaw } from '#requests/change-law';
import { codeOf, fileAs, makeStaff, now } from '#tests/desk';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { planFor } from './person.ts';

ruledBy('laws: [eu-gdpr, us-ca]');
ownPortal();

test('Q20: a plan is asked whether the law is the person’s, once one was said to be', async () => {
  const id = await fileAs('ann@example.test', 'access');
  const lawOf = async () => planFor((await findRequest(database(), id)) ?? assert.fail(), now).law;
  assert.equal(await lawOf(), undefined);
  const actor = await makeStaff('reviewer');
  assert.equal(codeOf(await changeLaw({ actor, id, now, law: 'us-ca', reason: 'So they wrote' })), 'ok');
  assert.equal(await lawOf(), 'us-ca');
});
