import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { findRequest } from '#db/request';
import { exportPackage, packageChunk, request as requests, run } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import type { LetterKind } from '#domain/letters';
import type { Result } from '#domain/problems';
import { roles } from '#domain/roles';
import { eventsOf, fileAs, makeStaff, now, planned, statusOf } from '#tests/desk';
import { lettersOf, openPortal } from '#tests/portal';
import { askPerson } from './ask-person.ts';
import { assign } from './assign.ts';
import type { DeskAct } from './at-desk.ts';
import { record } from './record.ts';
import { refuse } from './refuse.ts';
import { releaseLost } from './release-lost.ts';
import { replan } from './replan.ts';
import { resume } from './resume.ts';
import { showFindings } from './show-findings.ts';
import { takeBack } from './take-back.ts';
import { viewDetails } from './view-details.ts';
import { viewFindings } from './view-findings.ts';
import { viewRequest } from './view-request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
let approver: StaffActor;
before(async () => {
  portal = await openPortal();
  [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
});
after(() => portal.close());

const problem = (result: Result<unknown>) => (result.ok ? 'ok' : result.problems[0].code);
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const letterTo = async <Kind extends LetterKind>(kind: Kind, email: string) =>
  (await lettersOf(kind)).filter(({ to }) => to === email);

test('a question makes the request wait for the person; the letter does not quote it; twice is refused', async () => {
  const { id, email } = await planned('access');
  assert.equal(problem(await askPerson({ actor: reviewer, id, now, words: ' ' })), 'reason-missing');
  assert.equal(problem(await askPerson({ actor: reviewer, id, now, words: 'Which shop was it?' })), 'ok');
  assert.equal(await statusOf(id), 'waiting');
  assert.equal(problem(await askPerson({ actor: reviewer, id, now, words: 'And when?' })), 'not-possible-now');
  const letters = await letterTo('question', email);
  assert.equal(letters.length, 1);
  assert.doesNotMatch(JSON.stringify(letters), /shop/);
});

test('a refusal needs a ground of the list and a reason; the letter names both; twice is refused', async () => {
  const { id, email } = await planned('access');
  const asked = { actor: reviewer, id, now, reason: 'The mailbox is shared' };
  assert.equal(problem(await refuse({ ...asked, ground: 'because' })), 'ground-missing');
  assert.equal(problem(await refuse({ ...asked, ground: 'toString' })), 'ground-missing');
  assert.equal(problem(await refuse({ ...asked, ground: 'not-identified', reason: '' })), 'reason-missing');
  assert.equal(problem(await refuse({ ...asked, ground: 'not-identified' })), 'ok');
  assert.equal(problem(await refuse({ ...asked, ground: 'not-identified' })), 'not-possible-now');
  assert.deepEqual(await eventsOf(id), ['received', 'refused']);
  const [letter, ...more] = await letterTo('refusal', email);
  assert.deepEqual([letter?.fields.reason, more.length], ['The mailbox is shared', 0]);
});

test('an owner is somebody who may work on it and not its person; a letter goes out once', async () => {
  const { id } = await planned('access', { email: 'own@desk.test' });
  const own = await makeStaff('reviewer', 'own@desk.test');
  const viewer = await makeStaff('viewer');
  const give = (staffId: string | null) => assign({ actor: reviewer, id, now, staffId });
  assert.equal(problem(await give(viewer.staffId)), 'staff-unknown');
  assert.equal(problem(await give(randomUUID())), 'staff-unknown');
  assert.equal(problem(await give("' OR 1=1")), 'staff-unknown');
  assert.equal(problem(await give(own.staffId)), 'self-not-allowed');
  for (const _ of [1, 2]) assert.equal(problem(await give(approver.staffId)), 'ok');
  assert.equal(problem(await give(null)), 'ok');
  const letters = (await lettersOf('staff-assigned')).filter(({ fields }) => fields.deskUrl.endsWith(id));
  assert.equal(letters.length, 1);
  assert.deepEqual(await eventsOf(id), ['received', 'assigned', 'assigned']);
});

test('a paused deletion goes on only for an approver with a reason, and keeps its time', async () => {
  const { id } = await planned('delete');
  await database()
    .update(requests)
    .set({ status: 'approved', pausedAt: now, runAfter: later(60) })
    .where(eq(requests.id, id));
  assert.equal(problem(await resume({ actor: reviewer, id, now, reason: 'x' })), 'role-not-allowed');
  assert.equal(problem(await resume({ actor: approver, id, now, reason: '' })), 'reason-missing');
  assert.equal(problem(await resume({ actor: approver, id, now, reason: 'A misread notice' })), 'ok');
  assert.equal(problem(await resume({ actor: approver, id, now, reason: 'A misread notice' })), 'not-possible-now');
  const about = await findRequest(database(), id);
  assert.deepEqual([about?.pausedAt, about?.runAfter], [null, later(60)]);
  const details = await viewDetails({ actor: approver, id, now, reason: 'complaint' });
  assert.ok(details.ok && details.value.notes.some(({ words }) => words === 'A misread notice'));
});

test('what a person wrote is shown only for a reason, and not without its event', async () => {
  const { id, email } = await planned('access');
  assert.equal(problem(await viewDetails({ actor: reviewer, id, now, reason: 'curious' })), 'reason-missing');
  const shown = await viewDetails({ actor: reviewer, id, now, reason: 'identify' });
  assert.ok(shown.ok);
  assert.equal(shown.value.email, email);
  assert.match(JSON.stringify(shown.value.answers), /CANARY-NOTE/);
  const page = await viewRequest({ actor: reviewer, id, now });
  assert.doesNotMatch(JSON.stringify(page), new RegExp(`CANARY|${email}`));
  await portal.owner.query('REVOKE EXECUTE ON FUNCTION append_event FROM habeas_web');
  await assert.rejects(viewDetails({ actor: reviewer, id, now, reason: 'identify' }));
  await portal.owner.query('GRANT EXECUTE ON FUNCTION append_event TO habeas_web');
});

test('findings are shown to who asked with a reason, for a quarter of an hour, each look an event', async () => {
  const { id } = await planned('access');
  const state = async (actor: StaffActor, at = now) => {
    const view = await viewFindings({ actor, id, now: at });
    return view.ok ? view.value.state : view.problems[0].code;
  };
  assert.equal(await state(reviewer), 'not-asked');
  assert.equal(problem(await showFindings({ actor: reviewer, id, now, reason: '' })), 'reason-missing');
  assert.equal(problem(await showFindings({ actor: reviewer, id, now, reason: 'check-plan' })), 'ok');
  assert.equal(await state(reviewer), 'being-fetched');
  const key = (await findRequest(database(), id))?.key ?? Buffer.alloc(32);
  const none = { columns: [], rows: [], mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'orders', label: 'Orders', category: 'shop', found: 0, ...none }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: id, key, findings, expiresAt: later(15) }));
  assert.equal(await state(reviewer), 'shown');
  assert.equal(await state(approver), 'not-asked');
  assert.equal(await state(reviewer, later(16)), 'not-asked');
  assert.deepEqual((await eventsOf(id)).slice(1), ['findings-asked', 'findings-viewed']);
});

test('a copy taken back is gone at once, on record, and told; twice is refused', async () => {
  const { id, email } = await planned('access');
  const [made] = await database().insert(run).values({ requestId: id, digest: 'd', createdAt: now }).returning();
  const times = { createdAt: now, finishedAt: now, expiresAt: later(600) };
  const [pack] = await database()
    .insert(exportPackage)
    .values({ requestId: id, runId: made?.id ?? '', downloads: 1, ...times })
    .returning();
  const packageId = pack?.id ?? '';
  await database()
    .insert(packageChunk)
    .values({ packageId, number: 0, last: true, body: Buffer.from('x') });
  assert.equal(problem(await takeBack({ actor: reviewer, id, now, reason: 'Wrong Ann' })), 'ok');
  assert.equal(problem(await takeBack({ actor: reviewer, id, now, reason: 'Wrong Ann' })), 'package-gone');
  const { rows } = await portal.owner.query(
    `SELECT delivered, (SELECT count(*)::int FROM package_chunk WHERE package_id = $1) AS chunks FROM incident WHERE request_id = $2`,
    [packageId, id],
  );
  assert.deepEqual(rows, [{ delivered: true, chunks: 0 }]);
  assert.equal((await letterTo('package-taken-back', email)).length, 1);
});

test('what was reported lost is released once, and only while it is locked', async () => {
  const id = await fileAs('loser@example.test', 'report-lost');
  const release = (how: string) => releaseLost({ actor: reviewer, id, now, how });
  assert.equal(problem(await release('unfreeze')), 'not-possible-now');
  await inTransaction((tx) => record(tx, { type: 'frozen', actor: { kind: 'worker' }, now, requestId: id }));
  assert.equal(problem(await release('burn')), 'choice-unknown');
  assert.equal(problem(await release('unfreeze')), 'ok');
  assert.equal(problem(await release('cancel')), 'not-possible-now');
});

const verbs: Record<string, (asked: DeskAct) => Promise<Result<unknown>>> = {
  assign: (asked) => assign({ ...asked, staffId: null }),
  ask: (asked) => askPerson({ ...asked, words: 'x' }),
  refuse: (asked) => refuse({ ...asked, ground: 'unfounded', reason: 'x' }),
  replan,
  resume: (asked) => resume({ ...asked, reason: 'x' }),
  release: (asked) => releaseLost({ ...asked, how: 'cancel' }),
  'take back': (asked) => takeBack({ ...asked, reason: 'x' }),
  'show findings': (asked) => showFindings({ ...asked, reason: 'identify' }),
  'view findings': viewFindings,
  'view details': (asked) => viewDetails({ ...asked, reason: 'identify' }),
};

for (const [name, verb] of Object.entries(verbs)) {
  test(`D5, E10: to ${name} is denied to viewer, auditor, admin and the person concerned, each with an event`, async () => {
    const email = `self-${randomUUID()}@desk.test`;
    const { id } = await planned('delete', { email });
    const self = await makeStaff('approver', email);
    const others = roles.filter((role) => !['reviewer', 'approver'].includes(role));
    for (const role of others)
      assert.equal(problem(await verb({ actor: await makeStaff(role), id, now })), 'role-not-allowed');
    assert.equal(problem(await verb({ actor: self, id, now })), 'self-not-allowed');
    assert.deepEqual(
      (await eventsOf(id)).slice(1),
      [...others, self].map(() => 'denied'),
    );
    assert.equal(await statusOf(id), 'review');
  });

  test(`to ${name} answers a made-up id and a crooked one alike`, async () => {
    for (const id of [randomUUID(), 'x', "' or 1=1--"]) {
      assert.equal(problem(await verb({ actor: approver, id, now })), 'not-found');
    }
  });
}
