import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findHead } from '#db/event';
import { findRequest, type OpenedRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { listAtMost } from '#domain/hold-list';
import { codeOf, eventsOf, later, makeStaff, now } from '#tests/desk';
import { appOf } from '#tests/glass';
import { ownPortal } from '#tests/own-portal';
import { broughtIn, broughtTable } from '#tests/past-requests';
import { agreeToLook } from './agree-to-look.ts';
import { askToLook } from './ask-to-look.ts';
import { assign } from './assign.ts';
import { breakGlass } from './break-glass.ts';
import { confirmImport } from './confirm-import.ts';
import { countViews } from './count-views.ts';
import { ownRecords } from './own-records.ts';
import { replan } from './replan.ts';
import { showFindings } from './show-findings.ts';
import { snooze } from './snooze.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';
import { watch } from './watch.ts';

const portal = ownPortal();
const rest = 'us-ca,letter,2025-03-01,,2025-03-02,in whole';

async function pastOf(reference: string): Promise<OpenedRequest> {
  const { rows } = await portal.owner().query('SELECT id FROM request WHERE reference = $1', [reference]);
  return (await findRequest(database(), rows[0].id)) ?? assert.fail();
}

test('E12: neither a broken glass nor a colleague’s word opens rows by a past request of somebody who is watched', async () => {
  const [admin, reviewer, other] = [await makeStaff('admin'), await makeStaff('reviewer'), await makeStaff('approver')];
  await broughtIn(admin, `g-1,access,watched@example.test,${rest}`);
  const { id } = await pastOf('G-1');
  assert.equal(codeOf(await watch({ actor: admin, id, now, to: 'watched' })), 'ok');
  const details = (actor: StaffActor) => viewDetails({ actor, id, now, reason: 'identify' });
  const rows = (actor: StaffActor) => showFindings({ actor, id, now, reason: 'identify' });
  assert.deepEqual([await details(reviewer), await rows(reviewer)].map(codeOf), ['look-not-agreed', 'look-not-agreed']);
  const code = (await appOf(reviewer))();
  assert.equal(codeOf(await breakGlass({ actor: reviewer, id, now, reason: 'harm', code })), 'ok');
  assert.equal(codeOf(await askToLook({ actor: other, id, now, reason: 'identify' })), 'ok');
  assert.equal(codeOf(await agreeToLook({ actor: admin, id, now, staffId: other.staffId })), 'ok');
  for (const actor of [reviewer, other]) {
    assert.deepEqual([await details(actor), await rows(actor)].map(codeOf), ['ok', 'not-possible-now']);
    const view = await viewRequest({ actor, id, now });
    assert.equal(view.ok && view.value.moves.includes('see-findings'), false);
  }
  assert.equal(await portal.jobs(`findings:${id}`), 0);
});

test('a past request is put back by nobody, given to nobody and planned for nobody', async () => {
  const [admin, actor] = [await makeStaff('admin'), await makeStaff('approver')];
  await broughtIn(admin, `s-1,delete,s@example.test,${rest}`);
  const { id } = await pastOf('S-1');
  const before = await eventsOf(id);
  assert.equal(codeOf(await snooze({ actor, id, now, until: '2026-06-03', why: 'colleague' })), 'not-possible-now');
  assert.notEqual(codeOf(await assign({ actor, id, now, staffId: actor.staffId })), 'ok');
  assert.notEqual(codeOf(await replan({ actor, id, now })), 'ok');
  assert.deepEqual(await eventsOf(id), before);
});

test('counts at the desk know of it at once, and it waits for nobody', async () => {
  const [admin, actor] = [await makeStaff('admin'), await makeStaff('approver')];
  const counts = async () => {
    const { seq: head } = await findHead(database());
    const views = await countViews({ saved: [], asker: { actor, today: '2026-06-01' }, head }, now);
    return Object.fromEntries(views.map(({ name, count }) => [name, count ?? assert.fail(name)]));
  };
  const { Closed: closed = 0, ...others } = await counts();
  // Its last day for an answer is long over, and that it was answered late is no work of today.
  await broughtIn(
    admin,
    `k-1,access,k@example.test,${rest}`,
    'k-2,delete,k@example.test,us-ca,website,2023-03-01,,2024-08-11,denied,fraud,A note',
  );
  const after = await counts();
  assert.deepEqual(after, { ...others, Closed: closed + 2 });
});

test('what was noted of a past request stays out of its person’s copy: nobody has shown here whose it is', async () => {
  const tail = '2025-03-01,,2025-03-02,in whole,,A canary of a note';
  const lines = ['website', 'letter'].map((way, at) => `p-${at},access,p@example.test,us-ca,${way},${tail}`);
  await broughtIn(await makeStaff('admin'), ...lines);
  const { requests } = await ownRecords(await pastOf('P-0'), '2026-06-01');
  assert.deepEqual(requests.map(({ reference, status, notes }) => [reference, status, notes]).sort(), [
    ['P-0', 'done', []],
    ['P-1', 'done', []],
  ]);
});

test('as many as one table can have come in, and a line more is told', async () => {
  const actor = await makeStaff('admin');
  const lines = Array.from(
    { length: listAtMost },
    (_, n) => `z-${n},access,z${n}@x.test,,call,2025-03-01,,2025-03-02,lapsed`,
  );
  await assert.rejects(broughtTable(actor, ...lines, 'z-x'), { message: 'list-too-long' });
  const id = await broughtTable(actor, ...lines);
  assert.equal(codeOf(await confirmImport({ actor, id, choice: 'all', now: later(1) })), 'ok');
  const { rows } = await portal.owner().query("SELECT count(*)::int AS count FROM request WHERE reference LIKE 'Z-%'");
  assert.equal(rows[0].count, listAtMost);
});
