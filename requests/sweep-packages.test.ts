import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { beginAct } from './begin-act.ts';
import { beginPackage } from './begin-package.ts';
import { expirePackages, sweepPackages } from './sweep-packages.ts';

const portal = ownPortal('habeas_worker');

async function begun(email: string): Promise<string> {
  const requestId = await fileAs(email, 'access');
  const act = await beginAct({ requestId, from: 'received', digest: 'copy', now });
  return (await beginPackage({ requestId, runId: act?.run.id ?? '', part: 1, now })).id;
}

test('swept twice, a package that nobody will finish goes once', async () => {
  await begun('ann@example.test');
  assert.deepEqual([await sweepPackages(now), await sweepPackages(now)], [1, 0]);
});

test('expired twice, a package loses its content once, with one event', async () => {
  const id = await begun('bea@example.test');
  await portal.owner().query('UPDATE package SET finished_at = $2 WHERE id = $1', [id, now]);
  await portal
    .owner()
    .query("INSERT INTO package_chunk (package_id, number, last, body) VALUES ($1, 0, true, '')", [id]);
  const end = later(8 * 24 * 60);
  assert.deepEqual([await expirePackages(now), await expirePackages(end), await expirePackages(end)], [0, 1, 0]);
  assert.equal(await portal.events('package-expired'), 1);
});
