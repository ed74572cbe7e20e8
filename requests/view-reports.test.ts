import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from '#domain/figures';
import { roles } from '#domain/roles';
import { countedRow, insertCounted } from '#tests/counted';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { listQueue } from './list-queue.ts';
import { viewReports } from './view-reports.ts';

const portal = ownPortal('habeas_worker');

const rows = [
  countedRow({ receivedOn: '2025-01-15', closedAt: new Date('2025-01-20T12:00:00Z'), answerByOn: '2025-03-01' }),
  countedRow({ receivedOn: '2025-01-16', kind: 'delete', status: 'refused', outcome: null, channel: 'letter' }),
  countedRow({ receivedOn: '2025-07-02', kind: 'delete', law: 'eu-gdpr us-ca', closedAt: new Date('2025-12-01') }),
  countedRow({ receivedOn: '2025-07-03', status: 'review', outcome: null, law: 'eu-gdpr', answerByOn: '2025-08-03' }),
  countedRow({ receivedOn: '2026-01-01' }),
];

const seen = async (more: Partial<Parameters<typeof viewReports>[0]> = {}) => {
  const actor = await makeStaff('auditor');
  const reports = await viewReports({ actor, period: { in: '2025' }, now, ...more });
  assert.ok(reports.ok);
  return reports.value;
};

test('a year is told in months, also those in which nothing came', async () => {
  await insertCounted(rows);
  const { all, steps, kinds, laws, unit } = await seen();
  assert.equal(unit, 'month');
  assert.deepEqual([all.received, all.open, all.overdue, all.denied], [4, 1, 1, 1]);
  assert.deepEqual(
    steps.map(({ received }) => received),
    [2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0],
  );
  assert.deepEqual([steps[1]?.from, steps[1]?.to], ['2025-02-01', '2025-02-28']);
  assert.deepEqual(kinds.map(({ key, total }) => [key, total]).sort(), [
    ['access', 2],
    ['delete', 2],
  ]);
  assert.deepEqual(
    laws.map(({ key, total }) => [key, total]),
    [
      ['us-ca', 3],
      ['eu-gdpr', 2],
    ],
  );
});

test('the list behind each figure has as many requests as the figure says', async () => {
  const actor = await makeStaff('admin');
  const { all, steps, laws } = await seen({ now: later(90) });
  const behind = async (query: string) => {
    const list = await listQueue({ actor, query, now });
    assert.ok(list.ok && !list.value.fault, query);
    return list.value.rows.length;
  };
  for (const figure of figures) {
    assert.equal(await behind(`received:2025-01-01..2025-12-31 figure:${figure}`), all[figure], figure);
  }
  for (const { from, to, received } of steps) assert.equal(await behind(`received:${from}..${to}`), received);
  for (const { key, total } of laws) assert.equal(await behind(`received:2025 law:${key}`), total);
});

test('how far visitors came is told of those whose last answer was in the period', async () => {
  await portal
    .owner()
    .query(
      "INSERT INTO funnel VALUES ('2024-12-31', 'filed', 9), ('2025-01-01', 'sent', 3), ('2025-12-31', 'filed', 2)",
    );
  const { funnel } = await seen({ now: later(120) });
  assert.deepEqual(funnel, { started: 5, sent: 5, verified: 2, filed: 2 });
});

test('under one law those count that may be under it', async () => {
  assert.equal((await seen({ law: 'eu-gdpr' })).all.received, 2);
  assert.equal((await seen({ law: 'us-ca' })).all.received, 3);
  assert.equal((await seen({ law: 'br-lgpd' })).all.received, 0);
});

test('figures are kept for a minute, and say since when; after it nobody waits for the new ones', async () => {
  const when = later(200);
  const first = await seen({ now: when });
  await portal.owner().query("DELETE FROM request WHERE received_on = '2025-01-15'");
  const soon = await seen({ now: new Date(when.getTime() + 59_000) });
  assert.deepEqual([soon.all.received, soon.at], [first.all.received, when]);
  const after = new Date(when.getTime() + 61_000);
  const lent = await seen({ now: after });
  assert.deepEqual([lent.all.received, lent.at], [first.all.received, when]);
  let next = lent;
  while (next.at === when) next = await seen({ now: after });
  assert.deepEqual([next.all.received, next.at], [first.all.received - 1, after]);
});

test('to somebody else than auditors, admins and approvers no figure is shown', async () => {
  for (const role of roles) {
    const reports = await viewReports({ actor: await makeStaff(role), period: {}, now });
    assert.equal(codeOf(reports), ['auditor', 'admin', 'approver'].includes(role) ? 'ok' : 'role-not-allowed', role);
  }
});
