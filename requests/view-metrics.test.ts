import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roles } from '#domain/roles';
import { countedRow, insertCounted } from '#tests/counted';
import { codeOf, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { destroyContent } from './destroy-content.ts';
import { viewMetrics } from './view-metrics.ts';

ownPortal('habeas_worker');

test('the table of a year has every kind that is offered, also where none came', async () => {
  const actor = await makeStaff('auditor');
  const empty = await viewMetrics({ actor, year: '2025', now });
  assert.ok(empty.ok);
  assert.deepEqual([empty.value.year, empty.value.years], [2025, [2026, 2025]]);
  assert.deepEqual(
    empty.value.rows.map(({ kind, received, medianDays }) => [kind, received, medianDays]),
    ['access', 'correct', 'delete', 'opt-out'].map((kind) => [kind, 0, null]),
  );
});

test('requests count in the year in which they came, and still do when their content is destroyed', async () => {
  const actor = await makeStaff('approver');
  const at = { receivedOn: '2024-12-31', answerByOn: '2025-02-14', closedAt: new Date('2025-01-10T12:00:00Z') };
  await insertCounted([
    countedRow(at),
    countedRow({ ...at, outcome: 'in-part', closedAt: new Date('2025-01-20T12:00:00Z') }),
    countedRow({ ...at, status: 'refused', outcome: null, refusalGround: 'not-identified' }),
    countedRow({ ...at, kind: 'report-lost' }),
    countedRow({ ...at, receivedOn: '2025-01-01' }),
  ]);
  const told = async (when: Date) => {
    const seen = await viewMetrics({ actor, year: '2024', now: when });
    assert.ok(seen.ok);
    const { received, whole, part, denied, unverifiable, medianDays, meanDays } = seen.value.rows[0] ?? assert.fail();
    assert.ok(!seen.value.rows.some(({ kind }) => kind === 'report-lost'));
    return { received, whole, part, denied, unverifiable, medianDays, meanDays: meanDays?.toFixed(2) };
  };
  const figures = { received: 3, whole: 1, part: 1, denied: 1, unverifiable: 1, medianDays: 10, meanDays: '13.33' };
  assert.deepEqual(await told(later(10)), figures);
  assert.equal(await destroyContent({ now: new Date('2027-06-01T12:00:00Z') }), 5);
  assert.deepEqual(await told(new Date('2027-06-01T12:00:00Z')), figures);
});

test('only requests under one law, when it is asked for', async () => {
  const actor = await makeStaff('admin');
  await insertCounted([
    countedRow({ law: 'eu-gdpr', receivedOn: '2023-05-05' }),
    countedRow({ receivedOn: '2023-05-05' }),
  ]);
  const seen = await viewMetrics({ actor, year: '2023', law: 'eu-gdpr', now: later(20) });
  assert.ok(seen.ok);
  assert.equal(seen.value.rows[0]?.received, 1);
});

test('to somebody else than auditors, admins and approvers the table is not shown', async () => {
  for (const role of roles) {
    const seen = await viewMetrics({ actor: await makeStaff(role), year: '2025', now });
    assert.equal(codeOf(seen), ['auditor', 'admin', 'approver'].includes(role) ? 'ok' : 'role-not-allowed', role);
  }
});
