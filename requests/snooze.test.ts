import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { addDays } from '#domain/clock';
import type { EventType } from '#domain/events';
import { quietEvents } from '#domain/snooze';
import { codeOf, eventsOf, fileAs, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { appealedOne } from '#tests/refused';
import { ruledBy } from '#tests/ruled-by';
import { listQueue } from './list-queue.ts';
import { organisation } from './organisation.ts';
import { prepare } from './prepare.ts';
import { record } from './record.ts';
import { snooze } from './snooze.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';
import { writeNote } from './write-note.ts';
import { writeToDesk } from './write-to-desk.ts';

const portal = ownPortal();
const day = (days: number) => addDays('2026-06-01', days);
/** Noon of a day that many days after the receipt. */
const on = (days: number) => new Date(`${day(days)}T19:00:00Z`);

async function waitsFor(actor: StaffActor, id: string, query = 'is:needs-me', at = now): Promise<boolean> {
  const listed = await listQueue({ actor, now: at, query });
  assert.ok(listed.ok && !listed.value.fault);
  return listed.value.rows.some((row) => row.id === id);
}

async function view(actor: StaffActor, id: string, at = now) {
  const viewed = await viewRequest({ actor, id, now: at });
  assert.ok(viewed.ok);
  return viewed.value;
}

const letters = (id: string, status: string) =>
  portal.owner().query('UPDATE letter SET status = $2 WHERE request_id = $1', [id, status]);

/** Under the law of California, which has it answered on day 45; its letters are out. */
async function ruled(kind: 'access' | 'delete') {
  const one = await planned(kind);
  await ruledBy(one.id, 'us-ca');
  await letters(one.id, 'sent');
  return one;
}
const copy = () => ruled('access');

test('what is put back waits for nobody until its day, then it is there again by itself', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id } = await copy();
  assert.ok(await waitsFor(reviewer, id));
  assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: day(9), why: 'advice' })), 'ok');
  for (const actor of [reviewer, approver]) {
    assert.ok(!(await waitsFor(actor, id)));
    assert.ok(!(await waitsFor(actor, id, 'is:needs-me', on(8))));
    assert.ok(await waitsFor(actor, id, 'is:snoozed', on(8)));
    assert.ok(await waitsFor(actor, id, 'is:open', on(8)));
    assert.ok(await waitsFor(actor, id, 'is:needs-me', on(9)));
    assert.ok(!(await waitsFor(actor, id, 'is:snoozed', on(9))));
    assert.ok(await waitsFor(actor, id, '-is:snoozed', on(9)));
  }
  const listed = await listQueue({ actor: approver, now, query: 'is:snoozed' });
  assert.deepEqual(listed.ok && listed.value.rows.map((row) => [row.id, row.snoozedUntil]), [[id, day(9)]]);
  assert.equal(listed.ok && listed.value.views.find(({ name }) => name === 'Snoozed')?.count, 1);
  const { snooze: shown, events } = await view(approver, id);
  assert.deepEqual([shown?.until, shown?.why, shown?.by], [day(9), 'advice', reviewer.name]);
  const told = events.find(({ type }) => type === 'snoozed');
  assert.deepEqual([told?.name, told?.detail], [reviewer.name, { until: day(9), why: 'advice' }]);
  assert.equal((await view(approver, id, on(9))).snooze, null);
});

test('snoozed twice until the same day is once; another day takes the place of the first', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await copy();
  const asked = { actor: reviewer, id, now, why: 'together' };
  for (let time = 0; time < 2; time++) assert.equal(codeOf(await snooze({ ...asked, until: day(9) })), 'ok');
  assert.deepEqual(await eventsOf(id), ['received', 'snoozed']);
  assert.equal(codeOf(await snooze({ ...asked, until: day(4) })), 'ok');
  assert.equal((await view(reviewer, id)).snooze?.until, day(4));
  assert.ok(await waitsFor(reviewer, id, 'is:needs-me', on(4)));
});

test('the person’s own words bring it back at once, and so does a colleague’s note for whom it is', async () => {
  const [reviewer, colleague] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const { id, email } = await copy();
  const put = () => snooze({ actor: reviewer, id, now, until: day(9), why: 'planned' });
  assert.equal(codeOf(await put()), 'ok');
  const person = await proven(email, now);
  assert.ok((await writeToDesk({ actor: person, id, words: 'It is urgent', now })).ok);
  assert.ok(await waitsFor(reviewer, id));
  assert.equal(codeOf(await put()), 'ok');
  assert.ok(!(await waitsFor(reviewer, id)));
  const note = { words: 'Look at this today', forStaffId: colleague.staffId };
  assert.ok((await writeNote({ actor: reviewer, id, now, ...note })).ok);
  assert.ok((await waitsFor(colleague, id)) && (await waitsFor(reviewer, id)));
});

test('a deletion that is prepared meanwhile is the approver’s at once', async () => {
  const [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const { id, digest } = await planned('delete');
  assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: day(3), why: 'advice' })), 'ok');
  assert.ok(!(await waitsFor(approver, id)));
  assert.ok((await prepare({ actor: reviewer, id, now, digest })).ok);
  assert.ok(await waitsFor(approver, id));
});

test('who only looks does not bring it back, and queue and page say the same after every event', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await copy();
  const types: EventType[] = [...quietEvents, 'clock-warned', 'letter-bounced', 'paused'];
  for (const type of types) {
    // Another reason each time: the same would change nothing.
    const why = types.indexOf(type) % 2 === 0 ? 'advice' : 'planned';
    assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: day(9), why })), 'ok');
    await inTransaction((tx) => record(tx, { type, actor: { kind: 'worker' }, now, requestId: id }));
    const isQuiet = quietEvents.some((one) => one === type);
    assert.equal(await waitsFor(reviewer, id), !isQuiet, type);
    assert.equal((await view(reviewer, id)).snooze !== null, isQuiet, type);
  }
  assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: day(9), why: 'advice' })), 'ok');
  assert.ok((await viewDetails({ actor: reviewer, id, now, reason: 'understand' })).ok);
  assert.ok(!(await waitsFor(reviewer, id)));
});

test('it is refused past the law’s next day less three, with the day that is left, and without a known reason', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await copy();
  const asked = { actor: reviewer, id, now, why: 'advice' };
  assert.deepEqual((await view(reviewer, id)).snoozeRoom, { lawOn: day(45), last: day(42) });
  const past = await snooze({ ...asked, until: day(43) });
  assert.deepEqual(!past.ok && past.problems[0], {
    code: 'snooze-past-law',
    field: 'until',
    detail: { day: day(42) },
  });
  const faults: [unknown, unknown, string][] = [
    ['', 'advice', 'day-not-valid'],
    [null, 'advice', 'day-not-valid'],
    [day(-1), 'advice', 'day-over'],
    [day(0), 'advice', 'day-over'],
    [day(9), '', 'choice-unknown'],
    [day(9), 'because', 'choice-unknown'],
  ];
  for (const [until, why, code] of faults) assert.equal(codeOf(await snooze({ ...asked, until, why })), code);
  assert.deepEqual(await eventsOf(id), ['received']);
  assert.equal(codeOf(await snooze({ ...asked, until: day(42) })), 'ok');
  assert.ok(!(await view(reviewer, id, on(42))).moves.includes('snooze'));
  const near = await snooze({ ...asked, now: on(42), until: day(43) });
  assert.deepEqual(!near.ok && near.problems[0]?.detail, { day: day(45) });
});

test('a first letter that lies here unposted is the law’s next day; a deletion keeps its cooling-off besides', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await copy();
  await letters(id, 'to-post');
  assert.equal((await view(reviewer, id)).snoozeRoom?.lawOn, '2026-06-15');
  await letters(id, 'posted');
  assert.equal((await view(reviewer, id)).snoozeRoom?.lawOn, day(45));
  const deletion = await ruled('delete');
  const waits = Math.ceil(organisation().coolingOffMs / 86_400_000);
  assert.ok(waits > 0);
  assert.equal((await view(reviewer, deletion.id)).snoozeRoom?.last, day(42 - waits));
});

test('no clock stands still, and what is late stands in the list of what is late', async () => {
  const reviewer = await makeStaff('reviewer');
  const { id } = await copy();
  assert.equal(codeOf(await snooze({ actor: reviewer, id, now, until: day(42), why: 'advice' })), 'ok');
  const { answerByOn } = await view(reviewer, id);
  assert.equal(answerByOn, day(45));
  // As if its day had moved under it.
  await database().execute(`UPDATE request SET answer_by_on = '${day(2)}' WHERE id = '${id}'`);
  assert.ok(await waitsFor(reviewer, id, 'is:late', on(3)));
});

test('an open appeal is put back within its own time; what is closed otherwise is not', async () => {
  const { id } = await appealedOne('correct');
  const approver = await makeStaff('approver');
  const { lawOn } = (await view(approver, id)).snoozeRoom ?? {};
  assert.equal(lawOn, '2026-07-01');
  assert.ok(await waitsFor(approver, id));
  assert.equal(codeOf(await snooze({ actor: approver, id, now: later(2), until: day(5), why: 'advice' })), 'ok');
  assert.ok(!(await waitsFor(approver, id)));
  assert.ok(await waitsFor(approver, id, 'is:needs-me', on(5)));
  const closed = await fileAs('closed@example.test', 'access');
  await database().execute(`UPDATE request SET status = 'lapsed', closed_at = now() WHERE id = '${closed}'`);
  assert.equal(
    codeOf(await snooze({ actor: approver, id: closed, now, until: day(5), why: 'advice' })),
    'not-possible-now',
  );
});

test('who may not work on requests puts none back, nor anybody their own', async () => {
  const viewer = await makeStaff('viewer');
  const { id } = await copy();
  const asked = { id, now, until: day(9), why: 'advice' };
  assert.equal(codeOf(await snooze({ ...asked, actor: viewer })), 'role-not-allowed');
  const own = await makeStaff('reviewer', 'own@desk.test');
  const theirs = await fileAs('own@desk.test', 'access');
  assert.equal(codeOf(await snooze({ ...asked, actor: own, id: theirs })), 'self-not-allowed');
  assert.equal(codeOf(await snooze({ ...asked, actor: own, id: 'made-up' })), 'not-found');
});
