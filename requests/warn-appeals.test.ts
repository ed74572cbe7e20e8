import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeAppeal, findLastAppeal } from '#db/appeal';
import { inTransaction } from '#db/client';
import { addDays } from '#domain/clock';
import { codeOf, makeStaff } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { refusedOne } from '#tests/refused';
import { ruledBy } from '#tests/ruled-by';
import { appeal } from './appeal.ts';
import { extendAppeal } from './extend-appeal.ts';
import { warnAppeals } from './warn-appeals.ts';

const portal = ownPortal('habeas_worker');

/** Appeals are filed and decided in another process, with rights of its own. */
const grant =
  'GRANT INSERT, UPDATE (answer_by_on, article, extended_on, decided_at, decided_by, is_upheld) ON appeal TO habeas_worker';

const first = '2026-06-01';
const on = (days: number) => new Date(`${addDays(first, days)}T19:00:00Z`);

async function appealedUnder(law: string) {
  await portal.owner().query(grant);
  const { id, reviewer, person } = await refusedOne();
  await ruledBy(id, law);
  assert.equal(codeOf(await appeal({ actor: person, id, words: 'They are mine', now: on(0) })), 'ok');
  return { id, reviewer };
}

const close = (id: string, decidedBy: string) =>
  inTransaction(async (tx) => {
    const open = (await findLastAppeal(tx, id)) ?? assert.fail();
    await closeAppeal(tx, open.id, { decidedAt: on(200), decidedBy, isUpheld: false });
  });

test('those who may decide hear at 75, 90 and 100 %, then each day; on one day twice, once; who refused, never', async () => {
  const { id, reviewer } = await appealedUnder('us-or');
  const other = await makeStaff('approver', 'decides-again@desk.test');
  const told: [number, number, boolean][] = [];
  for (let day = 30; day <= 47; day++) {
    const before = (await lettersOf('staff-appeal-clock')).length;
    await Promise.all([warnAppeals(on(day)), warnAppeals(on(day))]);
    await warnAppeals(on(day));
    const letters = (await lettersOf('staff-appeal-clock')).slice(before);
    assert.ok(letters.every(({ to }) => to === 'decides-again@desk.test'));
    for (const { fields } of letters) told.push([day, fields.percent, fields.isLate]);
  }
  assert.deepEqual(told, [
    [34, 75, false],
    [41, 90, false],
    [45, 100, false],
    [46, 102, true],
    [47, 104, true],
  ]);
  assert.equal(await portal.events('appeal-warned'), 5);
  assert.notEqual(other.staffId, reviewer.staffId);
  await close(id, other.staffId);
  assert.equal(await warnAppeals(on(60)), 0);
});

test('more time brings the reminders anew', async () => {
  const { id } = await appealedUnder('us-co');
  const actor = await makeStaff('approver');
  assert.equal(await warnAppeals(on(42)), 1);
  assert.equal(codeOf(await extendAppeal({ actor, id, now: on(43), reason: 'Many letters' })), 'ok');
  assert.equal(await warnAppeals(on(44)), 0);
  assert.equal(await warnAppeals(on(79)), 1);
});
