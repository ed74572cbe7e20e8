import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { enrolSecondFactor, offerSecondFactor } from './enrol-second-factor.ts';
import * as totp from './totp.ts';

const portal = ownPortal();

test('a second factor enrolled twice, also at once, is enrolled once and never replaced', async () => {
  const viewer = await makeStaff('reviewer');
  const { secret } = offerSecondFactor(viewer, 'Ann');
  const enrol = () => enrolSecondFactor({ viewer, code: totp.codeOf(secret, now), now });
  assert.deepEqual((await Promise.all([enrol(), enrol()])).map(codeOf).sort(), ['ok', 'sign-in-first']);
  assert.equal(codeOf(await enrol()), 'sign-in-first');
  assert.equal(await portal.events('second-factor-enrolled'), 1);
});
