import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { countFunnel } from '#db/funnel';
import { dailyCap } from '#db/schema/index';
import { dayIn } from '#tests/days';
import { makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { findDraft } from './find-draft.ts';
import { forgetExpired } from './forget-expired.ts';
import { keepDraft } from './keep-draft.ts';

const portal = ownPortal('habeas_worker');

test('twice is once: what is over goes, what is not stays', async () => {
  const nextDay = new Date(now.getTime() + 25 * 3_600_000);
  await keepDraft({ browser: 'old', set: { kind: 'access' }, now });
  await keepDraft({ browser: 'young', set: { kind: 'delete' }, now: nextDay });
  for (const _ of [1, 2]) {
    await forgetExpired(nextDay);
    assert.equal(await findDraft({ browser: 'old' }), null);
    assert.deepEqual((await findDraft({ browser: 'young' }))?.answers, { kind: 'delete' });
    const came = await countFunnel(database(), { from: '2026-06-01', to: '2026-06-01' });
    assert.deepEqual(came, [{ furthest: 'started', count: 1 }]);
  }
});

test('how much somebody let out on a day is forgotten when the day is long over, and not before', async () => {
  const { staffId } = await makeStaff('approver');
  const row = { staffId, act: 'copy' as const, requestIds: [] };
  await database()
    .insert(dailyCap)
    .values([-3, -1, 0].map((days) => ({ ...row, on: dayIn(days, now) })));
  await forgetExpired(now);
  const left = await database().select({ on: dailyCap.on }).from(dailyCap).orderBy(dailyCap.on);
  assert.deepEqual(left, [{ on: dayIn(-1, now) }, { on: dayIn(0, now) }]);
});

test('after a day a list of people is gone that held nobody, twice as once; of one that was laid, its lines are', async () => {
  const { staffId } = await makeStaff('admin');
  const text = `INSERT INTO hold_list (lines_sealed, reason, law, review_on, submission_key, created_at, created_by, confirmed_at)
    VALUES ('x', 'r', 'l', '2036-01-31', gen_random_uuid(), $1, $3, NULL), ('x', 'r', 'l', '2036-01-31', gen_random_uuid(), $1, $3, $1),
      ('x', 'r', 'l', '2036-01-31', gen_random_uuid(), $2, $3, NULL)`;
  const nextDay = new Date(now.getTime() + 25 * 3_600_000);
  await portal.owner().query(text, [now, nextDay, staffId]);
  for (const _ of [1, 2]) {
    await forgetExpired(nextDay);
    const kept = 'SELECT confirmed_at IS NOT NULL AS laid, lines_sealed IS NOT NULL AS lines FROM hold_list ORDER BY 1';
    const { rows } = await portal.owner().query(kept);
    assert.deepEqual(rows, [
      { laid: false, lines: true },
      { laid: true, lines: false },
    ]);
  }
});

test('after a day a table of past requests is gone of which nothing came, twice as once; of the others, their lines', async () => {
  const { staffId } = await makeStaff('admin');
  const text = `INSERT INTO request_import (lines_sealed, submission_key, created_at, created_by, confirmed_at)
    VALUES ('x', gen_random_uuid(), $1, $3, NULL), ('x', gen_random_uuid(), $1, $3, $1), ('x', gen_random_uuid(), $2, $3, NULL)`;
  const nextDay = new Date(now.getTime() + 25 * 3_600_000);
  await portal.owner().query(text, [now, nextDay, staffId]);
  for (const _ of [1, 2]) {
    await forgetExpired(nextDay);
    const kept =
      'SELECT confirmed_at IS NOT NULL AS done, lines_sealed IS NOT NULL AS lines FROM request_import ORDER BY 1';
    const { rows } = await portal.owner().query(kept);
    assert.deepEqual(rows, [
      { done: false, lines: true },
      { done: true, lines: false },
    ]);
  }
});

test('after a day a single sign-on is gone that nobody came back from, twice as once', async () => {
  const text = `INSERT INTO sso_attempt (state_hash, browser_hash, secrets_sealed, begun_at) VALUES ('old', 'x', 'x', $1), ('young', 'x', 'x', $2)`;
  const nextDay = new Date(now.getTime() + 25 * 3_600_000);
  await portal.owner().query(text, [now, nextDay]);
  for (const _ of [1, 2]) {
    await forgetExpired(nextDay);
    const { rows } = await portal.owner().query(`SELECT encode(state_hash, 'escape') AS state FROM sso_attempt`);
    assert.deepEqual(rows, [{ state: 'young' }]);
  }
});
