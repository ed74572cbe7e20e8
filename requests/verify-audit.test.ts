import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type pg from 'pg';
import { inTransaction, pool } from '#db/client';
import { openPortal } from '#tests/portal';
import { record } from './record.ts';
import { verifyAudit } from './verify-audit.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
  for (let minute = 0; minute < 6; minute++) {
    const now = new Date(Date.UTC(2026, 0, 1, 0, minute));
    await inTransaction((tx) =>
      record(tx, { type: 'map-checked', actor: { kind: 'worker' }, now, detail: { minute } }),
    );
  }
});
after(() => portal.close());

/** Does something to the audit as the owner, looks what the check says of it, and undoes it. */
async function afterTampering(sql: string, anchors: Parameters<typeof verifyAudit>[0] = []) {
  await portal.owner.query('CREATE TABLE kept AS SELECT * FROM event');
  await portal.owner.query('CREATE TABLE kept_head AS SELECT * FROM event_head');
  await portal.owner.query(sql);
  const verdict = await verifyAudit(anchors);
  await portal.owner.query(`DELETE FROM event; INSERT INTO event SELECT * FROM kept; DROP TABLE kept;
    DELETE FROM event_head; INSERT INTO event_head SELECT * FROM kept_head; DROP TABLE kept_head`);
  return verdict.ok ? null : verdict.firstBad;
}

test('an untouched audit verifies, with numbers that have no gaps', async () => {
  const verdict = await verifyAudit();
  assert.ok(verdict.ok);
  assert.equal(verdict.events, 6);
  assert.equal(verdict.head.seq, 6);
});

test('H6: the web role can neither change nor remove an event, nor write one past the chain', async () => {
  const attempts = [
    `UPDATE event SET type = 'x'`,
    'DELETE FROM event',
    'TRUNCATE event',
    `INSERT INTO event SELECT 99, at, type, actor_kind, actor_id, request_id, detail, hash FROM event LIMIT 1`,
    'UPDATE event_head SET seq = 0',
  ];
  for (const attempt of attempts) {
    await assert.rejects(pool().query(attempt), (error: pg.DatabaseError) => error.code === '42501', attempt);
  }
});

test('H6: whoever owns the database cannot edit, remove, swap or cut off events unseen', async () => {
  assert.equal(await afterTampering(`UPDATE event SET detail = '{"minute": 9}' WHERE seq = 3`), 3);
  assert.equal(await afterTampering('DELETE FROM event WHERE seq = 2'), 2);
  assert.equal(await afterTampering('DELETE FROM event WHERE seq = 1'), 1);
  assert.equal(
    await afterTampering(
      `UPDATE event SET seq = -4 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5; UPDATE event SET seq = 5 WHERE seq = -4`,
    ),
    4,
  );
  assert.equal(await afterTampering('DELETE FROM event WHERE seq > 4'), 5);
  assert.equal(await afterTampering('TRUNCATE event'), 1);
  assert.equal((await verifyAudit()).ok, true);
});

test('H6: a cut-off end with a matching head is told by a head kept outside', async () => {
  const whole = await verifyAudit();
  assert.ok(whole.ok);
  const cut = `DELETE FROM event WHERE seq > 4; UPDATE event_head SET seq = 4, hash = (SELECT hash FROM event WHERE seq = 4)`;
  assert.equal(await afterTampering(cut), null);
  assert.equal(await afterTampering(cut, [whole.head]), 6);
});

test('E6: the web role writes to the queue by its function alone, and only the tasks that it may ask for', async () => {
  const { rows } = await pool().query<{ allowed: boolean }>(
    `SELECT has_schema_privilege('graphile_worker', 'USAGE') OR bool_or(has_table_privilege(c.oid, 'INSERT')) AS allowed
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'graphile_worker' AND c.relkind IN ('r', 'p')`,
  );
  assert.equal(rows[0]?.allowed, false);
  await assert.rejects(pool().query(`SELECT enqueue('purge-everybody', '{}', NULL, NULL)`), /no such task/);
});
