import assert from 'node:assert/strict';
import { test } from 'node:test';
import { and, eq } from 'drizzle-orm';
import { database } from '#db/client';
import { event, installation, staff } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { roles } from '#domain/roles';
import { addedPasskey, offered } from '#tests/authenticator';
import { codeOf, eventsOf, later, makeStaff, now, planned, statusOf } from '#tests/desk';
import { appOf, broken, emergency } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { addStaff } from './add-staff.ts';
import { agreeToLook } from './agree-to-look.ts';
import { approve } from './approve.ts';
import { askToLook } from './ask-to-look.ts';
import { breakGlass } from './break-glass.ts';
import { expedite } from './expedite.ts';
import { prepare } from './prepare.ts';
import { reviewGlass } from './review-glass.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';
import { watch } from './watch.ts';

const portal = ownPortal();
const reason = 'harm';

async function seen(actor: StaffActor, id: string, minutes: number): Promise<string> {
  return codeOf(await viewDetails({ actor, id, now: later(minutes), reason: 'identify' }));
}

const watchOf = async (actor: StaffActor, id: string, minutes = 0) => {
  const view = await viewRequest({ actor, id, now: later(minutes) });
  return view.ok ? view.value.watch : assert.fail();
};

test('E12: a broken glass shows one request’s data for an hour, each look is marked, and then it is over', async () => {
  const { reviewer: actor, id } = await broken();
  for (const minutes of [0, 59]) assert.equal(await seen(actor, id, minutes), 'ok');
  assert.deepEqual((await watchOf(actor, id, 59)).glass?.until, later(60));
  assert.equal(await seen(actor, id, 60), 'look-not-agreed');
  const after = await watchOf(actor, id, 60);
  assert.deepEqual([after.glass, after.isShut, after.mayBreak], [null, true, true]);
  const types = ['glass-broken', 'details-viewed', 'sensitive-view', 'details-viewed', 'sensitive-view', 'denied'];
  assert.deepEqual(await eventsOf(id, actor.staffId), types);
  const ofRequest = (type: string) => and(eq(event.requestId, id), eq(event.type, type));
  const [began] = await database().select().from(event).where(ofRequest('glass-broken'));
  const looks = await database().select().from(event).where(ofRequest('sensitive-view'));
  assert.equal(began?.detail.reason, reason);
  for (const { detail } of looks) assert.deepEqual(detail, began?.detail);
});

test('E12: every admin gets a letter at once, in the transaction of the act; it names neither of the two', async () => {
  const admins = await database().select().from(staff).where(eq(staff.role, 'admin'));
  const before = (await lettersOf('staff-glass')).length;
  const { email, reviewer } = await broken();
  const letters = (await lettersOf('staff-glass')).slice(before);
  // One more: of this request.
  assert.equal(letters.length, admins.length + 1);
  assert.equal(new Set(letters.map(({ to }) => to)).size, letters.length);
  for (const { fields } of letters) {
    assert.deepEqual([fields.why, fields.minutes], [reason, 60]);
    assert.match(fields.deskUrl, /\/desk\/settings#glass$/);
    assert.doesNotMatch(JSON.stringify(fields), new RegExp(`${email}|${reviewer.name}|${reviewer.staffId}`));
  }
});

test('E12: where the letter cannot be queued, nothing is opened and nothing is on record', async () => {
  const { reviewer: actor, id, code } = await emergency();
  await portal.owner().query('REVOKE INSERT ON letter FROM habeas_web');
  await assert.rejects(breakGlass({ actor, id, now, reason, code: code() }));
  await portal.owner().query('GRANT INSERT ON letter TO habeas_web');
  assert.deepEqual(await eventsOf(id, actor.staffId), []);
  assert.equal(await seen(actor, id, 0), 'look-not-agreed');
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code: code() })), 'ok');
});

test('E12: broken twice while it is good, also at once, it is broken once; after its hour it can be again', async () => {
  const { reviewer: actor, id, code } = await emergency();
  const before = (await lettersOf('staff-glass')).length;
  const asked = { actor, id, now, reason, code: code() };
  const codes = (await Promise.all([breakGlass(asked), breakGlass(asked)])).map(codeOf);
  assert.deepEqual(codes, ['ok', 'ok']);
  const letters = (await lettersOf('staff-glass')).length;
  assert.ok(letters > before);
  assert.equal(codeOf(await breakGlass({ ...asked, now: later(59) })), 'ok');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['glass-broken']);
  assert.equal((await lettersOf('staff-glass')).length, letters);
  assert.equal(codeOf(await breakGlass({ ...asked, now: later(60), code: code(60) })), 'ok');
  assert.deepEqual(await eventsOf(id, actor.staffId), ['glass-broken', 'glass-broken']);
});

test('E12: without a reason of the list, or a code of this moment that was not used yet, nothing opens', async () => {
  const { reviewer: actor, id, code } = await emergency();
  for (const why of ['', 'I am curious', 'identify', null]) {
    assert.equal(codeOf(await breakGlass({ actor, id, now, reason: why, code: code() })), 'reason-missing');
  }
  const given = async (code: unknown) => codeOf(await breakGlass({ actor, id, now, reason, code }));
  for (const none of ['', null]) assert.equal(await given(none), 'second-factor-missing');
  for (const wrong of ['000000', code(-5)]) assert.equal(await given(wrong), 'second-factor-wrong');
  assert.equal(await seen(actor, id, 0), 'look-not-agreed');
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code: code() })), 'ok');
  const other = await planned('access');
  const admin = await makeStaff('admin');
  assert.equal(codeOf(await watch({ actor: admin, id: other.id, now, to: 'watched' })), 'ok');
  const again = await breakGlass({ actor, id: other.id, now, reason, code: code() });
  assert.equal(codeOf(again), 'second-factor-wrong');
});

test('E12: of several requests at once by one person with one code, one opens, and nobody waits for ever', async () => {
  const { admin, reviewer: actor, code } = await emergency();
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await planned('access')).id));
  for (const id of ids) await watch({ actor: admin, id, now, to: 'watched' });
  const all = await Promise.all(ids.map((id) => breakGlass({ actor, id, now, reason, code: code() })));
  assert.deepEqual(all.map(codeOf).sort(), ['ok', ...Array(5).fill('second-factor-wrong')]);
});

test('E12: ten wrong codes lock here as at the sign-in', async () => {
  const { reviewer: actor, id, code } = await emergency();
  const tries = Array.from({ length: 10 }, () => breakGlass({ actor, id, now, reason, code: '000000' }));
  const codes = (await Promise.all(tries)).map(codeOf).sort();
  assert.deepEqual(codes, ['second-factor-locked', ...Array(9).fill('second-factor-wrong')]);
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code: code() })), 'second-factor-locked');
});

test('E12: somebody else sees nothing through it, nor does who broke it of another request', async () => {
  const { admin, reviewer, id } = await broken();
  const approver = await makeStaff('approver');
  assert.equal(await seen(approver, id, 1), 'look-not-agreed');
  const other = (await planned('access')).id;
  assert.equal(codeOf(await watch({ actor: admin, id: other, now, to: 'watched' })), 'ok');
  assert.equal(await seen(reviewer, other, 1), 'look-not-agreed');
});

test('E12: a role that sees no data breaks no glass, nor whoever an admin let in today, and each try is an event', async () => {
  const { admin, id } = await emergency();
  for (const role of roles.filter((one) => one !== 'reviewer' && one !== 'approver')) {
    const actor = await makeStaff(role);
    const code = (await appOf(actor))();
    assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code })), 'role-not-allowed');
    assert.deepEqual(await eventsOf(id, actor.staffId), ['denied']);
  }
  const added = await addStaff({ actor: admin, email: 'second-glass@desk.test', name: 'Self', role: 'approver', now });
  const self = { ...admin, staffId: added.ok ? added.value.id : '' };
  const code = (await appOf(self))();
  assert.equal(codeOf(await breakGlass({ actor: self, id, now, reason, code })), 'too-new-here');
});

test('E12: the fourth that nobody has reviewed is refused, also of many at once, until an admin has looked at one', async () => {
  const { admin, reviewer: actor, code } = await emergency();
  const ids = await Promise.all(Array.from({ length: 5 }, async () => (await planned('access')).id));
  for (const id of ids) await watch({ actor: admin, id, now, to: 'watched' });
  // Each code works once: three are those of this half minute, the one before and the one after.
  const codes = [code(-0.5), code(), code(0.5)];
  const results: string[] = [];
  for (const [at, id] of ids.slice(0, 3).entries()) {
    results.push(codeOf(await breakGlass({ actor, id, now, reason, code: codes[at] })));
  }
  assert.deepEqual(results, ['ok', 'ok', 'ok']);
  const [, , , fourth = '', fifth = ''] = ids;
  const asked = { actor, now: later(2), reason, code: code(2) };
  const more = await Promise.all([fourth, fifth].map((id) => breakGlass({ ...asked, id })));
  assert.deepEqual(more.map(codeOf), ['glasses-to-review', 'glasses-to-review']);
  assert.equal((await watchOf(actor, fourth, 2)).isUsedUp, true);
  const { rows } = await portal.owner().query('SELECT id FROM glass WHERE staff_id = $1 LIMIT 1', [actor.staffId]);
  const reviewed = await reviewGlass({ actor: admin, glassId: rows[0].id, remark: 'needed', now });
  assert.equal(codeOf(reviewed), 'ok');
  assert.equal(codeOf(await breakGlass({ ...asked, id: fourth })), 'ok');
});

test('E12: there is nothing to break where nobody is watched, or where a colleague has agreed', async () => {
  const { admin, reviewer: actor, id, code } = await emergency();
  const other = (await planned('access')).id;
  assert.equal(codeOf(await breakGlass({ actor, id: other, now, reason, code: code() })), 'not-possible-now');
  assert.equal(codeOf(await askToLook({ actor, id, now, reason: 'identify' })), 'ok');
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: actor.staffId })), 'ok');
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code: code() })), 'not-possible-now');
});

test('E12: under a broken glass a deletion still needs a second person to approve it, and two to cut its cooling-off short', async () => {
  const [admin, actor, second] = [await makeStaff('admin'), await makeStaff('approver'), await makeStaff('approver')];
  const code = await appOf(actor);
  await database().update(installation).set({ armedAt: now });
  const request = await planned('delete');
  const { id } = request;
  assert.equal(codeOf(await watch({ actor: admin, id, now, to: 'watched' })), 'ok');
  assert.equal(codeOf(await breakGlass({ actor, id, now, reason, code: code() })), 'ok');
  assert.equal(codeOf(await approve({ actor, now, ...request, count: 4 })), 'not-possible-now');
  assert.equal(codeOf(await prepare({ actor, now, ...request })), 'ok');
  assert.equal(codeOf(await approve({ actor, now, ...request, count: 4 })), 'second-person-needed');
  assert.equal(await statusOf(id), 'review');
  assert.equal(codeOf(await approve({ actor: second, now, ...request, count: 4 })), 'ok');
  assert.equal(codeOf(await expedite({ actor, now, ...request, reason: 'Somebody is in danger' })), 'ok');
  assert.equal(codeOf(await expedite({ actor, now, ...request, reason: 'Somebody is in danger' })), 'already-approved');
  assert.equal((await eventsOf(id)).filter((type) => type === 'expedited').length, 1);
});

test('E12: a passkey breaks it as a code does: signed for that, in this session, and once', async () => {
  const { reviewer: actor, id } = await emergency();
  const device = await addedPasskey(actor);
  assert.equal((await watchOf(actor, id)).hasPasskey, true);
  const breakWith = async (passkey: string) => codeOf(await breakGlass({ actor, id, now, reason, code: '', passkey }));
  assert.equal(await breakWith(device.answer(await offered(actor, 'sign-in'))), 'passkey-over');
  const answer = device.answer(await offered(actor, 'step-up'));
  assert.equal(await breakWith(answer), 'ok');
  assert.equal(await seen(actor, id, 0), 'ok');
  const next = await emergency();
  const again = { actor, id: next.id, now, reason, code: '', passkey: answer };
  assert.equal(codeOf(await breakGlass(again)), 'passkey-over');
});
