import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { appeal, request, savedView } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { queueQualifiers } from '#domain/queue-query';
import { countedRow, insertCounted } from '#tests/counted';
import { fileAs, later, makeStaff, now, planned } from '#tests/desk';
import { proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { appealedOne } from '#tests/refused';
import { assign } from './assign.ts';
import { decideAppeal } from './decide-appeal.ts';
import { disableStaff } from './disable-staff.ts';
import { listQueue, type QueueAsked } from './list-queue.ts';
import { nameHousehold } from './name-household.ts';
import { prepare } from './prepare.ts';
import { record } from './record.ts';
import { viewDetails } from './view-details.ts';
import { identityIndex } from './who.ts';
import { writeNote } from './write-note.ts';
import { writeToDesk } from './write-to-desk.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
let approver: StaffActor;
before(async () => {
  portal = await openPortal();
  [reviewer, approver] = [await makeStaff('reviewer'), await makeStaff('approver')];
});
after(() => portal.close());

async function queue(actor: StaffActor, asked: QueueAsked, at = now) {
  const listed = await listQueue({ actor, now: at, ...asked });
  assert.ok(listed.ok);
  return listed.value;
}
const ids = async (actor: StaffActor, asked: QueueAsked) => (await queue(actor, asked)).rows.map(({ id }) => id);
const dueOn = (id: string, answerByOn: string) =>
  database().update(request).set({ answerByOn }).where(eq(request.id, id));

test('the nearest legal date comes first, late ones are counted in days below zero', async () => {
  const [late, soon] = [await planned('access'), await planned('delete')];
  await dueOn(soon.id, '2026-06-03');
  await dueOn(late.id, '2026-05-30');
  const { rows, views } = await queue(reviewer, { query: 'is:open' });
  assert.deepEqual(
    rows.slice(0, 2).map(({ id, days }) => [id, days]),
    [
      [late.id, -2],
      [soon.id, 2],
    ],
  );
  assert.equal(views.find(({ name }) => name === 'Late')?.count, 1);
  assert.deepEqual(await ids(reviewer, { query: 'is:late' }), [late.id]);
});

test('a request needs its owner, anybody while it has none, and approvers once it is prepared', async () => {
  const { id, digest } = await planned('delete');
  assert.ok((await ids(reviewer, { query: 'is:needs-me' })).includes(id));
  assert.ok((await assign({ actor: reviewer, id, now, staffId: reviewer.staffId })).ok);
  assert.ok(!(await ids(approver, { query: 'is:needs-me' })).includes(id));
  assert.ok((await ids(reviewer, { query: 'is:open owner:me' })).includes(id));
  assert.ok((await prepare({ actor: reviewer, id, now, digest })).ok);
  assert.ok(!(await ids(reviewer, { query: 'is:needs-me' })).includes(id));
  assert.ok((await ids(approver, { query: 'is:needs-me' })).includes(id));
});

test('E10: what somebody prepared who is said since to live with the person is prepared no more', async () => {
  const emails = 'prepared-by-near@household.example';
  const [near, { id, digest }] = [await makeStaff('reviewer'), await planned('delete', { email: emails })];
  assert.ok((await prepare({ actor: near, id, now, digest })).ok);
  assert.ok((await ids(approver, { query: 'is:prepared' })).includes(id));
  const named = { actor: await makeStaff('admin'), staffId: near.staffId, emails, now };
  assert.ok((await nameHousehold(named)).ok);
  assert.ok(!(await ids(approver, { query: 'is:prepared' })).includes(id));
});

test('E5: what somebody prepared who was shut out since is prepared no more, and no approver needs to look', async () => {
  const [gone, { id, digest }] = [await makeStaff('reviewer'), await planned('delete')];
  assert.ok((await assign({ actor: reviewer, id, now, staffId: reviewer.staffId })).ok);
  assert.ok((await prepare({ actor: gone, id, now, digest })).ok);
  assert.ok((await ids(approver, { query: 'is:prepared' })).includes(id));
  assert.ok((await disableStaff({ actor: { kind: 'operator' }, staffId: gone.staffId, now })).ok);
  assert.ok(!(await ids(approver, { query: 'is:prepared' })).includes(id));
  assert.ok(!(await ids(approver, { query: 'is:needs-me' })).includes(id));
});

test('a query narrows the queue, excludes, and takes any of several', async () => {
  const lost = await fileAs('filter@example.test', 'report-lost');
  const { reference } = (await queue(reviewer, { query: 'is:open kind:report-lost' })).rows[0] ?? { reference: '' };
  for (const query of [
    'is:open kind:report-lost',
    'kind:report-lost owner:none -is:closed',
    'is:open (kind:report-lost OR kind:opt-out)',
    'kind:report-lost,opt-out',
    'kind:report-lost law:default channel:letter OR kind:report-lost -channel:letter',
    `person:${identityIndex('email', 'filter@example.test').toString('hex')}`,
    'kind:report-lost received:2026 due:>=2026-01',
    reference,
    reference.slice(0, 6).toLowerCase(),
    reference.replaceAll('-', '').toLowerCase(),
    `${reference.replaceAll('-', '–')},`,
    `/desk/requests/${lost}`,
  ]) {
    assert.deepEqual(await ids(reviewer, { query }), [lost], query);
  }
  for (const query of [
    'kind:report-lost state:review',
    'is:open %',
    'is:open _',
    'kind:report-lost owner:me',
    'person:00',
    "owner:x' OR owner:y",
  ]) {
    assert.deepEqual(await ids(reviewer, { query }), [], query);
  }
});

test('every word of the query language is one that the database can answer, alone and excluded', async () => {
  const all = (await ids(reviewer, { query: '' })).length;
  for (const [name, values] of Object.entries(queueQualifiers)) {
    for (const value of values ?? [name === 'person' ? 'a'.repeat(64) : 'me']) {
      const [with_, without] = await Promise.all([
        ids(reviewer, { query: `${name}:${value}` }),
        ids(reviewer, { query: `-${name}:${value}` }),
      ]);
      assert.equal(with_.length + without.length, all, `${name}:${value}`);
    }
  }
  for (const name of ['due', 'received', 'closed']) await ids(reviewer, { query: `${name}:<today ${name}:2020..2030` });
});

test('what is not understood is told, and shows no request', async () => {
  const { rows, fault } = await queue(reviewer, { query: 'is:open knd:delete' });
  assert.deepEqual([rows, fault?.at], [[], 8]);
});

test('an appeal needs everybody who may decide but who refused, has its own date, and filters still narrow', async () => {
  const { id, reviewer: refuser } = await appealedOne('correct');
  for (const query of ['is:needs-me', 'is:appealed']) {
    const row = (await queue(approver, { query })).rows.find((one) => one.id === id);
    assert.deepEqual([row?.appealByOn, row?.days], ['2026-07-01', 30]);
    assert.deepEqual(await ids(approver, { query: `${query} kind:opt-out` }), []);
  }
  assert.ok(!(await ids(refuser, { query: 'is:needs-me' })).includes(id));
  assert.ok((await ids(refuser, { query: 'is:appealed' })).includes(id));
  await database().update(appeal).set({ answerByOn: '2026-05-31' }).where(eq(appeal.requestId, id));
  assert.ok((await ids(approver, { query: 'is:late' })).includes(id));
  assert.ok((await decideAppeal({ actor: approver, id, now, decision: 'rejected', reason: 'x' })).ok);
  assert.deepEqual(await ids(approver, { query: 'is:appealed' }), []);
  assert.ok(!(await ids(approver, { query: 'is:late' })).includes(id));
});

test('what a person wrote is marked until somebody of the desk has read it', async () => {
  const id = await fileAs('writes@example.test', 'access');
  const actor = await proven('writes@example.test', now);
  const isUnread = async () => (await queue(reviewer, { query: 'is:unread' })).rows.some((row) => row.id === id);
  assert.equal(await isUnread(), false);
  await writeToDesk({ actor, id, now, words: 'One thing more' });
  assert.equal(await isUnread(), true);
  assert.equal((await queue(reviewer, { query: 'is:unread' })).rows.find((row) => row.id === id)?.hasMessage, true);
  await viewDetails({ actor: reviewer, id, now, reason: 'answer-person' });
  assert.equal(await isUnread(), false);
});

test('a note is marked for whom it is, also on a closed request, and not for a colleague', async () => {
  const id = await fileAs('noted@example.test', 'access');
  await database().update(request).set({ status: 'withdrawn', closedAt: now }).where(eq(request.id, id));
  const [reader, other] = [await makeStaff('approver'), await makeStaff('approver')];
  assert.ok((await writeNote({ actor: reviewer, id, now, words: 'x', forStaffIds: [reader.staffId] })).ok);
  const rowFor = async (actor: StaffActor, query = 'is:needs-me') =>
    (await queue(actor, { query })).rows.find((row) => row.id === id);
  assert.equal((await rowFor(reader))?.hasNote, true);
  assert.equal(await rowFor(other), undefined);
  assert.equal((await rowFor(other, 'is:closed'))?.hasNote, false);
});

test('something locked as lost needs somebody until it is decided, though the request is closed', async () => {
  const id = await fileAs('locked@example.test', 'report-lost');
  await database()
    .update(request)
    .set({ status: 'done', closedAt: now, outcome: 'fulfilled' })
    .where(eq(request.id, id));
  const told = (type: 'frozen' | 'release-asked') =>
    inTransaction((tx) => record(tx, { type, actor: { kind: 'worker' }, now, requestId: id }));
  await told('frozen');
  const [row] = (await queue(reviewer, { query: 'is:needs-me kind:report-lost' })).rows;
  assert.deepEqual([row?.id, row?.isFrozen], [id, true]);
  await told('release-asked');
  assert.deepEqual(await ids(reviewer, { query: 'is:needs-me kind:report-lost' }), []);
});

test('pages go by key: every request once, and no row of the next page twice', async () => {
  for (let index = 0; index < 60; index++) await fileAs(`page-${index}@example.test`, 'access');
  // Two minutes later, views are counted anew, however long that takes.
  const first = await queue(reviewer, { query: 'is:open' }, later(2));
  const second = await queue(reviewer, { query: 'is:open', after: first.next ?? '' });
  assert.deepEqual([first.rows.length, second.next], [50, null]);
  const seen = new Set([...first.rows, ...second.rows].map(({ id }) => id));
  assert.equal(seen.size, first.rows.length + second.rows.length);
  assert.equal(seen.size, first.views.find(({ name }) => name === 'Open')?.count);
});

test('what a search found is grouped where all of it is on the page', async () => {
  const person = `person:${identityIndex('email', 'filter@example.test').toString('hex')}`;
  const [search, list] = [await queue(reviewer, { query: person }), await queue(reviewer, { query: 'is:open' })];
  assert.deepEqual([search.isGrouped, list.isGrouped], [true, false]);
  const { id = '', answerByOn } = search.rows[0] ?? {};
  assert.equal((await queue(reviewer, { query: person, after: `${answerByOn}_${id}` })).isGrouped, false);
});

test('E1: the queue names nobody, and to somebody else than staff it shows nothing', async () => {
  const { id, email } = await planned('access');
  await dueOn(id, '2026-05-01');
  const shown = await queue(reviewer, { query: 'is:open' });
  assert.ok(shown.rows.some((row) => row.id === id));
  assert.doesNotMatch(JSON.stringify(shown), new RegExp(`${email}|CANARY`));
  const { staffId: _, ...rest } = reviewer;
  const stranger = await listQueue({ actor: { ...rest, staffId: id }, now, query: 'is:open' });
  assert.equal(!stranger.ok && stranger.problems[0].code, 'sign-in-first');
});

test('a saved view that is no query any more, or that takes too long, has no count and leaves the desk open', async () => {
  const view = { name: 'Far', query: 'due:>9999', createdAt: now, createdBy: reviewer.staffId };
  await database().insert(savedView).values(view);
  await portal.owner.query('BEGIN; LOCK TABLE outside_task IN ACCESS EXCLUSIVE MODE');
  // A minute later the count from before is not given while the new one takes its time.
  const { rows, views } = await queue(reviewer, { query: 'is:open' }, later(1));
  await portal.owner.query('ROLLBACK');
  const counts = new Map(views.map(({ name, count }) => [name, count]));
  assert.deepEqual([counts.get('Far'), counts.get('Needs me')], [null, null]);
  assert.ok((counts.get('Open') ?? 0) > 0 && rows.length > 0);
});

test('a search that takes too long is answered with a problem, and the desk stays open', async () => {
  // What every row is asked for its mark of a letter that did not arrive.
  await portal.owner.query('BEGIN; LOCK TABLE letter IN ACCESS EXCLUSIVE MODE');
  const { rows, fault, views, owners } = await queue(reviewer, { query: 'is:open' });
  await portal.owner.query('ROLLBACK');
  assert.deepEqual([rows, fault?.at, fault?.length], [[], 0, 'is:open'.length]);
  assert.match(fault?.says ?? '', /takes too long/);
  assert.ok(owners.length > 0 && views.some(({ name }) => name === 'Open'));
  assert.ok((await queue(reviewer, { query: 'is:open' })).rows.length > 0);
});

test('what was closed in the evening was closed that day, by the clocks of the organisation', async () => {
  const [id = ''] = await insertCounted([countedRow({ closedAt: new Date('2024-03-06T04:00:00Z') })]);
  assert.deepEqual(await ids(approver, { query: 'closed:2024-03-05' }), [id]);
  for (const query of ['closed:2024-03-06', 'closed:<2024-03-05 closed:>2024-01-01']) {
    assert.deepEqual(await ids(approver, { query }), []);
  }
});

test('the list behind a figure of the reports holds what it counts, closed or open', async () => {
  const at = { law: 'eu-gdpr', receivedOn: '2025-03-01', closedAt: new Date('2025-03-20T12:00:00Z') };
  const made = await insertCounted([
    countedRow({ ...at, answerByOn: '2025-04-01' }),
    countedRow({ ...at, answerByOn: '2025-03-10', channel: 'letter' }),
    countedRow({ ...at, answerByOn: '2025-04-02', status: 'review', outcome: null }),
    countedRow({ ...at, answerByOn: '2025-04-03', receivedOn: '2025-03-02' }),
  ]);
  const listed = async (more: string) => {
    const found = await ids(approver, { query: `law:eu-gdpr received:2025-03-01..2025-03-01 ${more}` });
    return found.map((id) => made.indexOf(id));
  };
  assert.deepEqual(await listed(''), [1, 0, 2]);
  assert.deepEqual(await listed('figure:on-time'), [0]);
  assert.deepEqual(await listed('figure:late'), [1]);
  assert.deepEqual(await listed('figure:late,overdue'), [1, 2]);
  assert.deepEqual(await listed('-figure:received'), []);
  assert.deepEqual([await listed('channel:pages'), await listed('channel:letter')], [[0, 2], [1]]);
});
