import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addDays, dayOf } from '#domain/clock';
import { BrokenOff } from '#requests/each-apart';
import { lettersOf } from '#tests/portal';
import { filed, opened, openWorker, staffMember, type TestWorker } from '#tests/worker';
import { traceOf } from '../failure.ts';
import { clock } from './clock.ts';

let worker: TestWorker;
let rita = '';
before(async () => {
  worker = await openWorker();
  rita = await staffMember('rita@desk.example', 'reviewer');
  await staffMember('raul@desk.example', 'reviewer');
});
after(() => worker.close());

const zone = 'America/Los_Angeles';
const asked = (email: string) => filed(email, { kind: 'access', categories: [], note: '' }, worker.clock.now);

/** Moves the clock to noon of a day and looks, as often as cron would. */
async function atDay(day: string): Promise<void> {
  worker.clock.now = new Date(`${day}T20:00:00Z`);
  for (let look = 0; look < 3; look++) await clock({}, worker.surroundings);
}

test('I11: the assignee, or else everybody who may act, hears at 75, 90 and 100 percent and daily when late', async () => {
  const received = dayOf(worker.clock.now, zone);
  const id = await asked('ann@mail.example');
  await worker.work();
  const due = (await opened(id)).answerByOn;
  await atDay(addDays(received, 10));
  assert.equal((await lettersOf('staff-clock')).length, 0);
  await atDay(addDays(received, 34));
  assert.deepEqual((await lettersOf('staff-clock')).map(({ to }) => to).sort(), [
    'raul@desk.example',
    'rita@desk.example',
  ]);
  await worker.owner.query('UPDATE request SET assignee_id = $1 WHERE id = $2', [rita, id]);
  await atDay(addDays(received, 41));
  await atDay(due);
  const percents = (await lettersOf('staff-clock')).map(({ to, fields }) => `${to} ${fields.percent}`);
  assert.deepEqual(percents.slice(2), ['rita@desk.example 90', 'rita@desk.example 100']);
  await atDay(addDays(due, 1));
  await atDay(addDays(due, 2));
  assert.deepEqual(
    (await lettersOf('staff-overdue')).map(({ to }) => to),
    ['rita@desk.example', 'rita@desk.example'],
  );
  assert.equal((await opened(id)).answerByOn, due);
});

test('a question without an answer for thirty days ends the request, once, with a letter', async () => {
  const id = await asked('ben@mail.example');
  await worker.owner.query("UPDATE request SET status = 'waiting' WHERE id = $1", [id]);
  await worker.owner.query("SELECT append_event($1, 'question-asked', 'staff', NULL, $2, '{}'::jsonb)", [
    worker.clock.now,
    id,
  ]);
  const day = dayOf(worker.clock.now, 'UTC');
  await atDay(addDays(day, 29));
  assert.equal((await opened(id)).status, 'waiting');
  assert.deepEqual(
    (await lettersOf('reminder')).map(({ to }) => to),
    ['ben@mail.example'],
  );
  await atDay(addDays(day, 31));
  assert.equal((await opened(id)).status, 'lapsed');
  assert.deepEqual(
    (await lettersOf('lapsed')).map(({ to }) => to),
    ['ben@mail.example'],
  );
});

test('H4: a package that its run left unfinished is swept', async () => {
  const id = await asked('eve@mail.example');
  const { rows } = await worker.owner.query(
    "INSERT INTO run (request_id, digest, created_at) VALUES ($1, 'x', now()) RETURNING id",
    [id],
  );
  await worker.owner.query(
    `INSERT INTO package (request_id, run_id, created_at, expires_at) VALUES ($1, $2, now(), now() + interval '7 days')`,
    [id, rows[0].id],
  );
  await clock({}, worker.surroundings);
  assert.equal((await worker.owner.query('SELECT 1 FROM package WHERE request_id = $1', [id])).rowCount, 0);
});

test('E12: the clock notes that the hour of a broken glass is over', async () => {
  worker.clock.now = new Date('2026-08-03T20:00:00Z');
  const id = await asked('glass@mail.example');
  await worker.owner.query("INSERT INTO glass (request_id, staff_id, reason, broken_at) VALUES ($1, $2, 'harm', $3)", [
    ...[id, rita, worker.clock.now],
  ]);
  const ends = async () =>
    (await worker.owner.query("SELECT 1 FROM event WHERE request_id = $1 AND type = 'glass-ended'", [id])).rowCount;
  worker.clock.now = new Date('2026-08-03T20:59:59Z');
  await clock({}, worker.surroundings);
  assert.equal(await ends(), 0);
  worker.clock.now = new Date('2026-08-03T21:00:00Z');
  await clock({}, worker.surroundings);
  await clock({}, worker.surroundings);
  assert.equal(await ends(), 1);
});

test('a request that cannot be opened holds none of the others up, and the task has failed by its name', async () => {
  const ids = [await asked('fay@mail.example'), await asked('gus@mail.example')].sort();
  await worker.owner.query("UPDATE request SET status = 'waiting' WHERE id = any ($1)", [ids]);
  for (const id of ids)
    await worker.owner.query("SELECT append_event($1, 'question-asked', 'staff', NULL, $2, '{}'::jsonb)", [
      ...[worker.clock.now, id],
    ]);
  const [bad = '', good = ''] = ids;
  await worker.owner.query("UPDATE request SET key_sealed = '\\x00' WHERE id = $1", [bad]);
  worker.clock.now = new Date(worker.clock.now.getTime() + 40 * 86_400_000);
  await assert.rejects(
    clock({}, worker.surroundings),
    (error) => error instanceof BrokenOff && error.requestId === bad && traceOf(error).request === bad,
  );
  assert.equal((await opened(good)).status, 'lapsed');
  const { rows } = await worker.owner.query('SELECT status, warned_at_percent FROM request WHERE id = $1', [bad]);
  assert.deepEqual(rows, [{ status: 'waiting', warned_at_percent: 0 }]);
});
