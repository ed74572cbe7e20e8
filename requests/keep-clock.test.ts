import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { sql } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { lockRequest, type OpenedRequest } from '#db/request';
import type { ClockEvent } from '#domain/law/clock-event';
import { later, makeStaff, now } from '#tests/desk';
import { keyed } from '#tests/keyed';
import { ruledBy } from '#tests/organisation';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { file } from './file.ts';
import { clockOf, noteOnClock } from './keep-clock.ts';
import { move } from './move.ts';
import { warnClocks } from './warn-clocks.ts';

ruledBy('laws: [eu-gdpr, us-ca]\nholidays: DE-BY');
const portal = ownPortal('habeas_web');

async function filed(email: string, residence?: string, at = now): Promise<string> {
  const actor = await proven(email, at);
  const answers = { kind: 'access', categories: [], note: '' };
  const made = await file({ actor, answers, submissionKey: randomUUID(), language: 'en', now: at, residence });
  assert.ok(made.ok);
  return made.value.id;
}

const onLocked = <Value>(id: string, work: (request: OpenedRequest) => Promise<Value> | Value): Promise<Value> =>
  inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    assert.ok(request);
    return work(request);
  });

const noted = (id: string, event: ClockEvent, at = now) =>
  inTransaction(async (tx) => {
    const request = await lockRequest(tx, id);
    assert.ok(request);
    return noteOnClock(tx, request, { event, now: at });
  });

const kept = (id: string) =>
  onLocked(id, ({ law, article, answerByOn, warnedAtPercent }) => ({ law, article, answerByOn, warnedAtPercent }));

test('a request keeps the law of where the person lives, and its dates', async () => {
  // 1 July 2026 is a Wednesday.
  const { law, article, answerByOn } = await kept(await filed('eu@example.test', 'eu-gdpr'));
  assert.deepEqual([law, article, answerByOn], ['eu-gdpr', 'GDPR Art. 12(3)', '2026-07-01']);
  const inCalifornia = await kept(await filed('ca@example.test', 'us-ca'));
  assert.deepEqual([inCalifornia.law, inCalifornia.answerByOn], ['us-ca', '2026-07-16']);
});

test('who does not know, or names a law that was not declared, has the shortest of all', async () => {
  for (const residence of [undefined, 'br-lgpd', 'unsure']) {
    const { law, answerByOn } = await kept(await filed(`${residence}@example.test`, residence));
    assert.deepEqual([law, answerByOn], ['eu-gdpr us-ca', '2026-07-01']);
  }
});

test('what staff key in is ruled by the law that they name, from the true day of receipt', async () => {
  const actor = await makeStaff('reviewer');
  const named = await keyed({ actor, identities: { email: 'keyed@example.test' }, residence: 'us-ca' });
  assert.deepEqual([(await kept(named)).law, (await kept(named)).answerByOn], ['us-ca', '2026-07-04']);
  const unknown = await keyed({ actor, identities: { email: 'unknown@example.test' }, residence: 'nowhere' });
  assert.equal((await kept(unknown)).law, 'eu-gdpr us-ca');
});

test('the holidays of the organisation move a last day', async () => {
  // Received 6 December 2026: 6 January is Epiphany in Bavaria, a Wednesday.
  const id = await filed('holy@example.test', 'eu-gdpr', new Date('2026-12-06T12:00:00Z'));
  assert.equal((await kept(id)).answerByOn, '2027-01-07');
});

test('what moves the clock moves the date of the request, and reminders begin anew', async () => {
  const id = await filed('moved@example.test', 'eu-gdpr');
  await portal.owner().query('UPDATE request SET warned_at_percent = 75 WHERE id = $1', [id]);
  await noted(id, { type: 'paused', on: '2026-06-10', why: 'identity' });
  assert.deepEqual([(await kept(id)).answerByOn, (await kept(id)).warnedAtPercent], ['2026-07-01', 75]);
  await noted(id, { type: 'resumed', on: '2026-06-15' });
  assert.deepEqual(await kept(id), {
    law: 'eu-gdpr',
    article: 'GDPR Art. 12(3)',
    answerByOn: '2026-07-06',
    warnedAtPercent: 0,
  });
  assert.equal((await noted(id, { type: 'extended', on: '2026-06-20' })).isExtended, true);
  assert.equal((await kept(id)).answerByOn, '2026-09-07');
});

test('noted twice, an extension counts once; too late, not at all', async () => {
  const id = await filed('twice@example.test', 'us-ca');
  for (let time = 0; time < 2; time++) await noted(id, { type: 'extended', on: '2026-07-16' });
  assert.equal((await kept(id)).answerByOn, '2026-08-30');
  const late = await filed('late@example.test', 'us-ca');
  assert.equal((await noted(late, { type: 'extended', on: '2026-07-17' })).isExtended, false);
  assert.equal((await kept(late)).answerByOn, '2026-07-16');
});

test('an answer is noted on the clock when the request ends', async () => {
  const id = await filed('end@example.test', 'us-ca');
  const to = { requestId: id, event: 'refused', actor: { kind: 'worker' }, now } as const;
  await portal.owner().query("UPDATE request SET status = 'review' WHERE id = $1", [id]);
  assert.ok(await inTransaction((tx) => move(tx, { ...to, to: 'refused' })));
  const { events } = await onLocked(id, (request) => inTransaction((tx) => clockOf(tx, request, now)));
  assert.deepEqual(events, [
    { type: 'received', on: '2026-06-01' },
    { type: 'answered', on: '2026-06-01' },
  ]);
});

test('no reminder comes of a clock that stands still, however long', async () => {
  const staff = await makeStaff('reviewer');
  const id = await filed('still@example.test', 'eu-gdpr');
  await portal.owner().query("UPDATE request SET status = 'refused' WHERE id <> $1", [id]);
  await noted(id, { type: 'paused', on: '2026-06-05', why: 'identity' });
  assert.ok(staff.staffId);
  for (const day of [26, 30, 40]) await warnClocks(later(day * 24 * 60));
  assert.deepEqual(await lettersOf('staff-clock'), []);
  assert.equal((await kept(id)).answerByOn, '2026-08-06');
});

test('what moved a clock can be changed and taken away by neither process', async () => {
  const rights = await portal.owner().query(`
    SELECT grantee, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS may
    FROM information_schema.role_table_grants
    WHERE table_name = 'clock_event' AND grantee LIKE 'habeas%' AND grantee <> current_user GROUP BY grantee ORDER BY grantee`);
  const may = 'INSERT SELECT';
  assert.deepEqual(
    rights.rows,
    ['habeas_web', 'habeas_worker'].map((grantee) => ({ grantee, may })),
  );
  const id = await filed('append@example.test', 'us-ca');
  for (const change of [sql`UPDATE clock_event SET happened_on = '2026-07-01'`, sql`DELETE FROM clock_event`]) {
    await assert.rejects(database().execute(sql`${change} WHERE request_id = ${id}`), (error: Error) =>
      /permission denied/.test(String(error.cause)),
    );
  }
});

test('a request from before clocks were written down goes on by its law', async () => {
  const id = await filed('old@example.test', 'us-ca');
  await portal.owner().query('DELETE FROM clock_event WHERE request_id = $1', [id]);
  assert.equal((await noted(id, { type: 'extended', on: '2026-06-20' })).answerBy.on, '2026-08-30');
});
