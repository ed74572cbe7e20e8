import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event } from '#db/schema/index';
import type { Result } from '#domain/problems';
import { approveAll, waiting } from '#tests/capped';
import { codeOf, eventsOf, later, makeStaff, now, planFor, planned, statusOf } from '#tests/desk';
import { keyed, postal } from '#tests/keyed';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { packageUnder } from '#tests/packed';
import { lettersOf } from '#tests/portal';
import { approve } from './approve.ts';
import { checkIdentity } from './check-identity.ts';
import { handOutPackage } from './hand-out-package.ts';
import { viewRequest } from './view-request.ts';

ruledBy('laws: [us-ca]\ndailyCaps: { copies: 2, deletions: 3 }');
const portal = ownPortal();

const heldOf = async (result: ReturnType<typeof viewRequest>) => {
  const view = await result;
  return view.ok && view.value.heldToday;
};

test('E11: the deletion after the last that one person may approve on a day is held, and every admin is told at once, once', async () => {
  const admins = [await makeStaff('admin'), await makeStaff('admin')];
  const actor = await makeStaff('approver');
  const requests = await waiting('delete', 5);
  assert.deepEqual(await approveAll(actor, requests), ['ok', 'ok', 'ok', 'daily-cap', 'daily-cap']);
  const [, , third, fourth, fifth] = requests;
  for (const { id } of [fourth, fifth].flatMap((one) => one ?? [])) {
    assert.equal(await statusOf(id), 'review');
    assert.deepEqual(await eventsOf(id, actor.staffId), ['cap-reached']);
    assert.equal(await heldOf(viewRequest({ actor, id, now })), true);
  }
  assert.equal(await statusOf(third?.id ?? ''), 'approved');
  const letters = await lettersOf('staff-held');
  assert.equal(letters.length, admins.length);
  for (const { fields } of letters) {
    assert.deepEqual([fields.act, fields.atMost], ['deletion', 3]);
    assert.match(fields.deskUrl, /\/desk\/settings#held$/);
  }
  const [said] = await database().select().from(event).where(eq(event.type, 'cap-reached'));
  assert.deepEqual(said?.detail, { act: 'deletion', atMost: 3, on: '2026-06-01' });
});

test('E11: of 20 at once by one person as many are approved as the cap lets, and no deadlock', async () => {
  const actor = await makeStaff('approver');
  const before = (await lettersOf('staff-held')).length;
  const requests = await waiting('delete', 20);
  const all = await Promise.all(requests.map((one) => approve({ actor, now, ...one, count: 4 })));
  const codes = all.map((result: Result<unknown>) => codeOf(result)).sort();
  assert.deepEqual(codes, [...Array(17).fill('daily-cap'), ...Array(3).fill('ok')]);
  // Two admins of the test before.
  assert.equal((await lettersOf('staff-held')).length - before, 2);
});

test('a colleague approves what was held, the same person tomorrow by the organisation’s calendar, and copies are counted apart', async () => {
  const [actor, colleague] = [await makeStaff('approver'), await makeStaff('approver')];
  const requests = await waiting('delete', 5);
  assert.equal((await approveAll(actor, requests)).at(-1), 'daily-cap');
  const [, , , fourth, fifth] = requests;
  assert.deepEqual(await approveAll(actor, await waiting('access', 3)), ['ok', 'ok', 'daily-cap']);
  assert.deepEqual(await approveAll(colleague, fourth ? [fourth] : []), ['ok']);
  // Midnight in UTC is five in the afternoon of the same day in Los Angeles.
  assert.deepEqual(await approveAll(actor, fifth ? [fifth] : [], later(12 * 60)), ['daily-cap']);
  assert.deepEqual(await approveAll(actor, fifth ? [fifth] : [], later(24 * 60)), ['ok']);
});

test('approved twice, because its plan was made anew, a request counts once', async () => {
  const actor = await makeStaff('approver');
  const [first, second, third] = await waiting('access', 3);
  assert.ok(first && second && third);
  assert.deepEqual(await approveAll(actor, [first]), ['ok']);
  const digest = await planFor(first.id, 'access', { scope: 'anew' });
  assert.deepEqual(await approveAll(actor, [{ ...first, digest }, second, third]), ['ok', 'ok', 'daily-cap']);
});

test('corrections are not counted', async () => {
  const actor = await makeStaff('approver');
  for (let made = 0; made < 4; made++) {
    assert.equal(codeOf(await approve({ actor, now, ...(await planned('correct')) })), 'ok');
  }
  assert.ok((await portal.events('approved')) >= 4);
});

test('E11: copies that are downloaded to be posted are counted too, one whose download broke off once', async () => {
  const [clerk, actor] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const copies = [];
  for (let made = 0; made < 3; made++) {
    const id = await keyed({ actor: clerk, answers: { kind: 'access' }, postal });
    await checkIdentity({ actor, id, now, reason: 'Compared with the contract' });
    copies.push({ id, packageId: await packageUnder(portal.owner(), id, randomBytes(1000)) });
  }
  const [first, second, third] = copies;
  assert.ok(first && second && third);
  const codes = [];
  for (const copy of [first, first, second, third])
    codes.push(codeOf(await handOutPackage({ actor, now, ...copy, reason: 'print' })));
  assert.deepEqual(codes, ['ok', 'ok', 'ok', 'daily-cap']);
  assert.deepEqual((await eventsOf(third.id, actor.staffId)).at(-1), 'cap-reached');
});
