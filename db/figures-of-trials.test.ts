import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { figures } from '#domain/figures';
import { answerTimes } from '#requests/answer-times';
import { exportLog } from '#requests/export-log';
import { exportQueue } from '#requests/export-queue';
import { listQueue } from '#requests/list-queue';
import { metricsOf } from '#requests/metrics-of';
import { viewReports } from '#requests/view-reports';
import { type Counted, countedRow, insertCounted } from '#tests/counted';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { database } from './client.ts';
import { findFirstDay } from './request.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
const period = { from: '2026-01-01', to: '2026-05-31' };
let auditor: StaffActor;
let trials: string[];

/** All of them are for trying out: whatever is counted below is counted wrongly. */
before(async () => {
  portal = await openPortal('habeas_web');
  auditor = await makeStaff('auditor');
  const tried = (more: Partial<Counted> = {}) => countedRow({ channel: 'letter', isTrial: true, ...more });
  trials = await insertCounted([
    ...Array.from({ length: 12 }, () => tried()),
    tried({ status: 'review', outcome: null, answerByOn: '2026-04-01', closedAt: null }),
    tried({ status: 'refused', outcome: null, refusalGround: 'excessive' }),
    tried({ receivedOn: '2020-01-01', answerByOn: '2020-02-01', closedAt: new Date('2020-01-20T12:00:00Z') }),
  ]);
});
after(() => portal.close());

test('no report counts a trial, by no time, kind, law or channel', async () => {
  const reports = await viewReports({ actor: auditor, period, now });
  assert.ok(reports.ok);
  const { all, steps, kinds, laws, channels } = reports.value;
  assert.deepEqual([all.received, kinds, laws, channels], [0, [], [], []]);
  assert.ok(steps.every(({ received }) => received === 0));
});

test('the law’s table, its years and its log have no trial in them', async () => {
  const { rows, years } = await metricsOf({ year: '2026', now });
  assert.ok(rows.length > 0 && rows.every(({ received }) => received === 0));
  assert.deepEqual(years, [2026, 2025]);
  assert.equal(await findFirstDay(database()), null);
  const log = await exportLog({ actor: auditor, period: { from: '2020-01-01', to: '2026-05-31' }, now });
  assert.ok(log.ok);
  assert.deepEqual(await Array.fromAsync(log.value.lines), []);
});

test('how fast we answer is told without trials', async () => {
  assert.deepEqual(await answerTimes({ now }), []);
});

async function found(query: string): Promise<string[]> {
  const queue = await listQueue({ actor: auditor, query, now });
  assert.ok(queue.ok && queue.value.fault === null, query);
  return queue.value.rows.map(({ id }) => id);
}

test('the list behind a figure has none, nor is a trial ever late; they are there to be asked for, and to be left out', async () => {
  for (const figure of figures) assert.deepEqual(await found(`figure:${figure}`), [], figure);
  assert.deepEqual(await found('is:late'), []);
  const queue = await listQueue({ actor: auditor, query: '', now });
  assert.ok(queue.ok);
  assert.equal(queue.value.views.find(({ name }) => name === 'Late')?.count, 0);
  assert.deepEqual((await found('is:trial')).sort(), trials.toSorted());
  assert.deepEqual(await found('-is:trial'), []);
});

test('the queue says of each line whether it is a trial, on the page and in the file', async () => {
  const [own = ''] = await insertCounted([countedRow({ kind: 'correct' })]);
  const queue = await listQueue({ actor: auditor, query: '', now });
  const file = await exportQueue({ actor: auditor, query: '', columns: [], timeZone: '', now });
  assert.ok(queue.ok && file.ok);
  const lines = await Array.fromAsync(file.value.lines);
  assert.ok(file.value.columns.includes('trial'));
  for (const { id, isTrial } of [...queue.value.rows, ...lines]) assert.equal(isTrial, id !== own);
});
