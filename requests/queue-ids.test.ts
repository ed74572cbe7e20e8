import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq, type SQL, sql } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { request } from '#db/schema/index';
import { readQueueQuery } from '#domain/queue-query';
import { statuses } from '#domain/states';
import { appealUntil, countedRow, insertCounted } from '#tests/counted';
import { makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { type Asker, conditionOf } from './queue-condition.ts';
import { idsOf } from './queue-ids.ts';
import { record } from './record.ts';
import { writeNote } from './write-note.ts';

const portal = ownPortal('habeas_web');

const today = '2026-06-01';

const queryOf = (text: string) => {
  const read = readQueueQuery(text, today);
  assert.ok('query' in read, text);
  return read.query;
};

/** Anything else than the appeals, which are few. */
const askedOfEach = /SubPlan \d+\n\s+->(?!.* on appeal a)/;

async function planOf(ids: SQL): Promise<string> {
  const { rows } = await database().execute<{ 'QUERY PLAN': string }>(sql`explain ${ids}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

async function idsIn(text: string, asker: Asker, part: Partial<Parameters<typeof idsOf>[2]> = {}): Promise<string[]> {
  const found = await database().execute<{ id: string }>(idsOf(queryOf(text), asker, { limit: 1000, ...part }));
  return found.rows.map(({ id }) => id).sort();
}

/** Read through all requests, as a condition is. */
async function idsByCondition(text: string, asker: Asker): Promise<string[]> {
  const found = await database()
    .select({ id: request.id })
    .from(request)
    .where(conditionOf(queryOf(text), asker));
  return found.map(({ id }) => id).sort();
}

/** One request of each state, late and not; and of the closed ones one each that an appeal, a lock and a note keep. */
async function manySorts(): Promise<{ asker: Asker; few: string[] }> {
  const [writer, actor] = [await makeStaff('reviewer'), await makeStaff('approver')];
  const sorts = statuses.flatMap((status) => [
    countedRow({ status, answerByOn: '2026-05-01' }),
    countedRow({ status, answerByOn: '2026-07-01', kind: 'delete' }),
  ]);
  const [open = ''] = await insertCounted(sorts);
  const few = await insertCounted([
    countedRow({ status: 'refused', outcome: null }),
    countedRow({ kind: 'report-lost' }),
    countedRow({ kind: 'delete' }),
  ]);
  const [appealed = '', locked = '', noted = ''] = few;
  await appealUntil(appealed, '2026-05-20');
  await inTransaction((tx) => record(tx, { type: 'frozen', actor: { kind: 'worker' }, now, requestId: locked }));
  for (const id of [noted, open]) await writeNote({ actor: writer, id, now, words: 'x', forStaffIds: [actor.staffId] });
  return { asker: { actor, today }, few };
}

test('what is found in parts is what the condition alone finds', async () => {
  const { asker, few } = await manySorts();
  for (const text of [
    ...['is:needs-me', 'is:open', 'is:late', 'is:appealed', 'is:locked', 'is:prepared', 'is:needs-me,late'],
    ...['is:needs-me OR is:late', 'is:needs-me OR is:closed', '-is:needs-me', 'is:late -is:open', 'is:late,closed'],
    ...['is:needs-me kind:delete', '(is:appealed OR is:locked) is:closed', 'is:unread', 'received:>=2026-03', ''],
  ]) {
    const found = await idsIn(text, asker);
    assert.deepEqual(found, await idsByCondition(text, asker), text);
    assert.equal(new Set(found).size, found.length, text);
  }
  const waiting = await idsIn('is:needs-me', asker);
  assert.deepEqual(
    few.filter((id) => !waiting.includes(id)),
    [],
  );
});

test('a lock is over with its decision, told or asked for', async () => {
  const { asker, few } = await manySorts();
  const [, locked = ''] = few;
  assert.ok((await idsIn('is:locked', asker)).includes(locked));
  const tell = (type: 'release-asked' | 'frozen' | 'released') =>
    inTransaction((tx) => record(tx, { type, actor: { kind: 'worker' }, now, requestId: locked }));
  for (const [type, stays] of [
    ['release-asked', false],
    ['frozen', true],
    ['released', false],
  ] as const) {
    await tell(type);
    assert.equal((await idsIn('is:locked', asker)).includes(locked), stays, type);
  }
});

test('in order, no more of each part is read than the page may need', async () => {
  const { asker, few } = await manySorts();
  const [noted = ''] = few.slice(2);
  await database().update(request).set({ answerByOn: '2026-01-01' }).where(eq(request.id, noted));
  const first = await idsIn('is:needs-me', asker, { way: 'asc', limit: 1 });
  assert.equal(first.length, 3);
  assert.ok(first.includes(noted));
  const after = await idsIn('is:needs-me', asker, {
    way: 'asc',
    limit: 1,
    after: { on: '2026-01-01', id: 'ffffffff-ffff-4fff-bfff-ffffffffffff' },
  });
  assert.ok(!after.includes(noted));
});

test('the list of an appeal’s day is read by the index on days, and appeals by theirs', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  await portal.owner().query('SET enable_seqscan = off');
  const plan = await planOf(idsOf(queryOf('due:2026-05'), asker, { way: 'asc', limit: 51 }));
  assert.match(plan, /request_by_day.*Index Cond: \(\(answer_by_on >=/s);
  assert.match(plan, /hashed SubPlan/);
});

test('what is late is not asked of each open request: its appeals are read once, and the rest goes by its day', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  const plan = await planOf(idsOf(queryOf('is:late'), asker, { limit: 1000 }));
  assert.match(plan, /InitPlan/);
  assert.doesNotMatch(plan, askedOfEach);
});

test('what bounced is read from the few letters that did, and not asked of each request', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  const plan = await planOf(idsOf(queryOf('is:bounced'), asker, { way: 'asc', limit: 51 }));
  assert.match(plan, /InitPlan.* (on|using) letter_not_arrived/s);
  assert.doesNotMatch(plan, /Join/);
  assert.doesNotMatch(plan, askedOfEach);
});

test('what few have is looked for by its own index, and not through all that ever came', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  const rare = countedRow({ status: 'refused', outcome: null, channel: 'letter', refusalGround: 'unfounded' });
  const many = Array.from({ length: 1000 }, () => countedRow({}));
  for (const rows of [many, many, [rare]]) await insertCounted(rows);
  await portal.owner().query("UPDATE request SET language = 'fr' WHERE channel = 'letter'; ANALYZE request");
  for (const [text, index] of [
    ['channel:letter', 'request_channel'],
    ['language:fr', 'request_language'],
    ['ground:unfounded', 'request_ground'],
    ['outcome:nothing-found', 'request_outcome'],
    ['is:closed', 'request_closed'],
    ['closed:2020-01', 'request_by_close'],
  ]) {
    const plan = await planOf(idsOf(queryOf(text ?? ''), asker, { way: 'asc', limit: 51 }));
    assert.match(plan, new RegExp(`using ${index}|on ${index}`), `${text}\n${plan}`);
  }
});

test('what was closed on some days is read by them and then put in order, however many the list has before it', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  const inOrder = async (text: string) => planOf(idsOf(queryOf(text), asker, { way: 'asc', limit: 51 }));
  for (const text of ['closed:2026', 'closed:>2020 kind:delete']) {
    const plan = await inOrder(text);
    assert.doesNotMatch(plan, /using request_by_day/, `${text}\n${plan}`);
  }
  assert.match(await inOrder('closed:<2027'), /using request_by_day/);
});

test('questions that did not arrive are read by an index of their own, and not among all letters that came back', async () => {
  const asker = { actor: await makeStaff('approver'), today };
  await portal.owner().query('SET enable_seqscan = off; SET enable_bitmapscan = off');
  const plan = await planOf(idsOf(queryOf('is:needs-me'), asker, { way: 'asc', limit: 51 }));
  assert.match(plan, /letter_question_lost/);
});
