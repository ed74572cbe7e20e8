import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { disableStaff } from './disable-staff.ts';

const portal = ownPortal();

test('shut out twice, also at once, a colleague is shut out once', async () => {
  const { staffId } = await makeStaff('reviewer');
  const asked = { actor: { kind: 'operator' }, staffId, now } as const;
  const codes = (await Promise.all([disableStaff(asked), disableStaff(asked)])).map(codeOf);
  assert.deepEqual(codes.sort(), ['ok', 'staff-unknown']);
  assert.equal(await portal.events('staff-disabled'), 1);
});
