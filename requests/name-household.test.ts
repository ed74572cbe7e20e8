import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, fileAs, makeStaff, now } from '#tests/desk';
import { held } from '#tests/held';
import { ownPortal } from '#tests/own-portal';
import { assign } from './assign.ts';
import { listHolds } from './list-holds.ts';
import { listStaff } from './list-staff.ts';
import { nameHousehold } from './name-household.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';
import { writeNote } from './write-note.ts';

const portal = ownPortal('habeas_web');

const partner = 'partner@household.example';

test('E10: a colleague sees, owns and works on no request of their household, and on those of others as before', async () => {
  const [admin, ada, bo] = [await makeStaff('admin'), await makeStaff('reviewer'), await makeStaff('reviewer')];
  const [theirs, other] = [await fileAs(partner, 'access'), await fileAs('other@household.example', 'access')];
  const give = (id: string) => assign({ actor: bo, id, now, staffId: ada.staffId });
  assert.equal(codeOf(await viewRequest({ actor: ada, id: theirs, now })), 'ok');
  const emails = ` Partner@Household.example,\nada.private@mail.example ${partner}`;
  assert.equal(codeOf(await nameHousehold({ actor: admin, staffId: ada.staffId, emails, now })), 'ok');
  const tried = [viewRequest, viewDetails, (asked: typeof mine) => assign({ ...asked, staffId: null })];
  const mine = { actor: ada, id: theirs, now };
  for (const act of tried)
    assert.equal(codeOf(await act({ ...mine, reason: 'to-check-the-plan' })), 'self-not-allowed');
  assert.equal(codeOf(await give(theirs)), 'owner-not-possible');
  assert.equal(codeOf(await give(other)), 'ok');
  assert.equal(codeOf(await viewRequest({ actor: ada, id: other, now })), 'ok');
  assert.equal(codeOf(await viewRequest({ actor: bo, id: theirs, now })), 'ok');
  const { rows } = await portal.owner().query("SELECT to_jsonb(household)::text || 'x' AS kept FROM household");
  assert.equal(rows.length, 2);
  assert.ok(rows.every(({ kept }) => !/partner|private/.test(kept)));
});

test('E10: of their household a colleague hears by no note, and sees no hold', async () => {
  const email = 'sister@household.example';
  const [admin, ada, bo] = [await makeStaff('admin'), await makeStaff('approver'), await makeStaff('approver')];
  const [id, holdId] = [await fileAs(email, 'access'), await held({ identities: { email }, now })];
  await nameHousehold({ actor: admin, staffId: ada.staffId, emails: email, now });
  const noteFor = async (staffId: string) =>
    codeOf(await writeNote({ actor: bo, id, now, words: 'She rang', forStaffIds: [staffId] }));
  assert.deepEqual(
    [await noteFor(ada.staffId), await noteFor((await makeStaff('approver')).staffId)],
    ['staff-unknown', 'ok'],
  );
  const sees = async (actor: typeof ada) => {
    const list = await listHolds({ actor, now });
    return list.ok && list.value.lines.some((one) => one.id === holdId);
  };
  assert.deepEqual([await sees(ada), await sees(bo)], [false, true]);
});

test('named twice, also at once, they are named once; named anew, those before are forgotten', async () => {
  const [admin, { staffId }] = [await makeStaff('admin'), await makeStaff('viewer')];
  const name = (emails: string) => nameHousehold({ actor: admin, staffId, emails, now });
  const events = await portal.events('household-named');
  await Promise.all([name('one@household.example'), name('one@household.example')]);
  assert.equal(await portal.events('household-named'), events + 1);
  await name('two@household.example three@household.example');
  const kept = async () => {
    const staff = await listStaff({ actor: admin, now });
    return staff.ok ? staff.value.find(({ id }) => id === staffId)?.household : null;
  };
  assert.equal(await kept(), 2);
  await name('');
  assert.equal(await kept(), 0);
});

test('what is no address, too many of them, a stranger, or somebody who is no admin changes nothing', async () => {
  const [admin, ada] = [await makeStaff('admin'), await makeStaff('approver')];
  const many = Array.from({ length: 21 }, (_, n) => `n${n}@household.example`).join('\n');
  const named = async (actor: typeof admin, staffId: unknown, emails: unknown) =>
    codeOf(await nameHousehold({ actor, staffId, emails, now }));
  assert.equal(await named(admin, ada.staffId, `${partner} nobody`), 'address-not-plain');
  assert.equal(await named(admin, ada.staffId, many), 'household-too-large');
  assert.equal(await named(admin, 'nonsense', partner), 'staff-unknown');
  assert.equal(await named(ada, ada.staffId, partner), 'role-not-allowed');
  const { rows } = await portal.owner().query('SELECT 1 FROM household WHERE staff_id = $1', [ada.staffId]);
  assert.equal(rows.length, 0);
});
