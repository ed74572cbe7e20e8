import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { countedRow, insertAppealed, insertCounted } from '#tests/counted';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { type ExportQueue, exportQueue } from './export-queue.ts';

const portal = ownPortal('habeas_web');

async function exported(actor: StaffActor, asked: Partial<ExportQueue>) {
  const result = await exportQueue({ actor, query: '', columns: [], timeZone: '', now, ...asked });
  assert.ok(result.ok);
  return { ...result.value, lines: await Array.fromAsync(result.value.lines) };
}

test('all that a query finds is taken out, page after page and nothing twice; each time is an event', async () => {
  const actor = await makeStaff('auditor');
  const open = { status: 'review', outcome: null } as const;
  const made = await insertCounted([
    ...Array.from({ length: 5 }, () => countedRow({ ...open, answerByOn: '2026-05-02' })),
    countedRow({ ...open, answerByOn: '2026-05-01' }),
    countedRow({ ...open, kind: 'delete' }),
    countedRow(),
  ]);
  for (const pageSize of [1, 2, 3, 6, 100]) {
    const { lines } = await exported(actor, { query: 'is:open kind:access', pageSize });
    assert.equal(lines[0]?.id, made[5]);
    assert.deepEqual(lines.map(({ id }) => id).sort(), made.slice(0, 6).sort());
  }
  assert.equal(await portal.events('queue-exported'), 5);
});

test('an open appeal is taken out where its own day is, however small the pages', async () => {
  const actor = await makeStaff('auditor');
  const [late, plain, soon] = await insertAppealed('2024-02-10', ['2024-02-12', null, '2024-01-30']);
  for (const pageSize of [1, 2, 3]) {
    const { lines } = await exported(actor, { query: 'due:2024', pageSize });
    assert.deepEqual(
      lines.map(({ id }) => id),
      [soon, plain, late],
    );
  }
});

test('columns and clocks are those asked for, and the organisation’s where none is named', async () => {
  const actor = await makeStaff('approver');
  const { columns, timeZone, today } = await exported(actor, { columns: ['owner', 'kind'], timeZone: 'Asia/Tokyo' });
  assert.deepEqual([columns, timeZone, today], [['kind', 'owner'], 'Asia/Tokyo', '2026-06-01']);
  const odd = await exported(actor, { columns: ['email_sealed'], timeZone: '' });
  assert.ok(odd.columns.includes('reference'));
  assert.equal(odd.timeZone, 'America/Los_Angeles');
});

test('a time zone that there is not is refused, and nothing taken out on other clocks', async () => {
  const actor = await makeStaff('approver');
  const before = await portal.events('queue-exported');
  const asked = { actor, query: '', columns: [], timeZone: 'Mars/Olympus', now };
  assert.equal(codeOf(await exportQueue(asked)), 'zone-unknown');
  assert.equal(await portal.events('queue-exported'), before);
});

test('what the search means by “me” is who asks; a search that is not understood takes nothing out', async () => {
  const actor = await makeStaff('approver');
  const [mine = ''] = await insertCounted([countedRow({ status: 'review', outcome: null })]);
  await portal.owner().query('UPDATE request SET assignee_id = $2 WHERE id = $1', [mine, actor.staffId]);
  const { lines } = await exported(actor, { query: 'owner:me' });
  assert.deepEqual(
    lines.map(({ id, owner }) => [id, owner]),
    [[mine, actor.name]],
  );
  const before = await portal.events('queue-exported');
  const unclear = await exportQueue({ actor, query: 'knd:delete', columns: [], timeZone: '', now });
  assert.equal(codeOf(unclear), 'query-unclear');
  assert.equal(await portal.events('queue-exported'), before);
});

test('nobody takes the queue out but auditors, admins and approvers', async () => {
  for (const role of ['viewer', 'reviewer'] as const) {
    const asked = { actor: await makeStaff(role), query: '', columns: [], timeZone: '', now };
    assert.equal(codeOf(await exportQueue(asked)), 'role-not-allowed');
  }
  await exported(await makeStaff('admin'), {});
});
