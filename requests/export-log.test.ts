import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countedRow, insertCounted } from '#tests/counted';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { destroyContent } from './destroy-content.ts';
import { exportLog } from './export-log.ts';

const portal = ownPortal('habeas_worker');

const period = { from: '2024-01-01', to: '2024-12-31' };

test('the log has what the law asks for, page after page, also of what is destroyed; twice it is twice an event', async () => {
  const actor = await makeStaff('auditor');
  const closedAt = new Date('2024-03-05T02:00:00Z');
  const made = await insertCounted([
    countedRow({ receivedOn: '2024-02-03', closedAt }),
    countedRow({
      receivedOn: '2024-02-01',
      closedAt,
      channel: 'letter',
      status: 'refused',
      outcome: null,
      refusalGround: 'unfounded',
    }),
    countedRow({ receivedOn: '2024-02-02', status: 'review', outcome: null }),
    countedRow({ receivedOn: '2025-01-01' }),
  ]);
  await portal.owner().query(
    `INSERT INTO appeal (request_id, received_at, received_on, answer_by_on, article, decided_at, decided_by, is_upheld)
     VALUES ($1, $3, '2024-04-01', '2024-05-01', '', $3, $2, false)`,
    [made[1], actor.staffId, new Date('2024-04-20T12:00:00Z')],
  );
  const logOf = async () => {
    const log = await exportLog({ actor, period, now, pageSize: 2 });
    assert.ok(log.ok);
    const lines = await Array.fromAsync(log.value.lines);
    return lines.map(({ id, reference: _, ...line }) => ({ request: made.indexOf(id), ...line }));
  };
  const lines = await logOf();
  assert.deepEqual(
    lines.map(({ request }) => request),
    [1, 2, 0],
  );
  // Closed at 2 in the morning in Greenwich: the day before in Los Angeles.
  assert.deepEqual(lines[0], {
    request: 1,
    receivedOn: '2024-02-01',
    kind: 'access',
    channel: 'letter',
    law: 'us-ca',
    answerByOn: '2026-04-15',
    closedOn: '2024-03-04',
    status: 'refused',
    outcome: null,
    isDuplicate: false,
    refusalGround: 'unfounded',
    keptUnder: null,
    appealedOn: '2024-04-01',
    isUpheld: false,
  });
  assert.ok((await destroyContent({ now: new Date('2026-12-01T12:00:00Z') })) >= 2);
  assert.deepEqual(await logOf(), lines);
  assert.equal(await portal.events('log-exported'), 2);
});

test('where all that was found stays, the log has the laws that keep it', async () => {
  const year = { from: '2023-01-01', to: '2023-12-31' };
  const deleted = { kind: 'delete', receivedOn: '2023-02-03' } as const;
  const [id = '', other = ''] = await insertCounted([
    countedRow({ ...deleted, outcome: 'all-kept' }),
    countedRow({ ...deleted, outcome: 'in-part' }),
  ]);
  const kept = (law: string) => ({ kept: [{ reason: 'an open chargeback', law, until: null, rows: 1 }] });
  const receipts = [
    [id, '2023-02-04', { tables: [kept('what it said before')] }],
    [id, '2023-02-05', { tables: [kept('HGB § 257'), { kept: [] }, kept('AO § 147'), kept('HGB § 257'), kept('')] }],
    [other, '2023-02-05', { tables: [kept('HGB § 257')] }],
  ] as const;
  for (const [request, finished, receipt] of receipts) {
    const text = "INSERT INTO run (request_id, digest, created_at, finished_at, receipt) VALUES ($1, '', $2, $2, $3)";
    await portal.owner().query(text, [request, finished, receipt]);
  }
  const log = await exportLog({ actor: await makeStaff('auditor'), period: year, now });
  assert.ok(log.ok);
  const lines = await Array.fromAsync(log.value.lines);
  const said = new Map(lines.map((line) => [line.id, line.keptUnder]));
  assert.deepEqual([said.get(id), said.get(other)], ['AO § 147; HGB § 257', null]);
});

test('nobody exports the log but auditors, admins and approvers', async () => {
  for (const role of ['viewer', 'reviewer'] as const) {
    const log = await exportLog({ actor: await makeStaff(role), period, now });
    assert.equal(codeOf(log), 'role-not-allowed');
  }
  assert.ok((await exportLog({ actor: await makeStaff('approver'), period, now })).ok);
});
