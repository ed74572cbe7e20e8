import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { roles } from '#domain/roles';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { broken } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { endGlasses } from './end-glasses.ts';
import { listGlasses } from './list-glasses.ts';
import { reviewGlass } from './review-glass.ts';

const portal = ownPortal();

async function listed(actor: StaffActor) {
  const list = await listGlasses({ actor, now });
  return list.ok ? list.value : assert.fail();
}

test('E12: it is listed from the first moment until somebody has reviewed it, however long ago it ended', async () => {
  const { admin, reviewer, id, glassId } = await broken();
  const [one, ...more] = (await listed(admin)).toReview;
  assert.deepEqual(more, []);
  assert.deepEqual([one?.id, one?.requestId, one?.name, one?.reason], [glassId, id, reviewer.name, 'harm']);
  await endGlasses(later(60));
  await endGlasses(later(400 * 24 * 60));
  assert.deepEqual(
    (await listed(admin)).toReview.map(({ endedAt }) => endedAt),
    [later(60)],
  );
  await reviewGlass({ actor: admin, glassId, remark: 'could-have-waited', now: later(90) });
  const { toReview, reviewed } = await listed(admin);
  assert.deepEqual(toReview, []);
  assert.deepEqual(
    reviewed.map(({ remark, reviewedBy }) => [remark, reviewedBy]),
    [['could-have-waited', admin.name]],
  );
});

test('E12: somebody else than an admin is not told, and an admin not of a look at their own data', async () => {
  const { id } = await broken();
  for (const role of roles.filter((one) => one !== 'admin')) {
    assert.equal(codeOf(await listGlasses({ actor: await makeStaff(role), now })), 'role-not-allowed');
  }
  const admin = await makeStaff('admin');
  assert.equal((await listed(admin)).toReview.length, 1);
  const { rows } = await portal.owner().query('SELECT email_index, person_id FROM request WHERE id = $1', [id]);
  const theirs = 'UPDATE person SET email_index = $2 WHERE id = $1';
  await portal.owner().query(theirs, [rows[0].person_id, Buffer.from(randomUUID())]);
  await portal.owner().query(theirs, [admin.staffId, rows[0].email_index]);
  assert.deepEqual((await listed(admin)).toReview, []);
});
