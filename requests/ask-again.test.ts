import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { startPackage } from '#db/package';
import { answersOf, findRequest } from '#db/request';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { eventsOf, proven } from '#tests/people';
import { askAgain } from './ask-again.ts';

const portal = ownPortal();
const day = 86_400_000;
const expired = new Date(now.getTime() + 8 * day);

async function collected(email: string) {
  const [id, actor] = [await fileAs(email, 'access'), await proven(email, now)];
  await portal.owner().query("UPDATE request SET status = 'done', closed_at = $2 WHERE id = $1", [id, now]);
  const run = `INSERT INTO run (request_id, digest, created_at) VALUES ($1, '', $2) RETURNING id`;
  const { rows } = await portal.owner().query<{ id: string }>(run, [id, now]);
  const expiresAt = new Date(now.getTime() + 7 * day);
  await inTransaction((tx) => startPackage(tx, { requestId: id, runId: rows[0]?.id ?? '', part: 1, now, expiresAt }));
  await portal.owner().query('UPDATE package SET finished_at = $2, size = 9 WHERE request_id = $1', [id, now]);
  return { id, actor };
}
const again = async (asked: Awaited<ReturnType<typeof collected>>, submissionKey: unknown, at = expired) => {
  const filed = await askAgain({ ...asked, submissionKey, now: at });
  return filed.ok ? filed.value.id : filed.problems[0].code;
};

test('a copy whose time is over is asked for again in one step, with the same answers', async () => {
  const asked = await collected('ann@example.test');
  const id = await again(asked, randomUUID());
  const [before, after] = [await findRequest(database(), asked.id), await findRequest(database(), id)];
  assert.ok(before && after && before.id !== after.id);
  assert.deepEqual([answersOf(after), after.status, after.law], [answersOf(before), 'received', before.law]);
  assert.equal(await eventsOf(portal.owner(), id, 'received'), 1);
});

test('asked twice, by the same form or another while it is open, it is one request', async () => {
  const [asked, key] = [await collected('bea@example.test'), randomUUID()];
  const ids = await Promise.all([again(asked, key), again(asked, key), again(asked, randomUUID())]);
  assert.equal(new Set(ids).size, 1);
});

test('not while the copy can be collected, by a form of no key, of a request that made none, or by somebody else', async () => {
  const asked = await collected('cem@example.test');
  assert.equal(await again(asked, randomUUID(), now), 'not-possible-now');
  assert.equal(await again(asked, 'x'), 'page-expired');
  const open = { ...asked, id: await fileAs('cem@example.test', 'access') };
  assert.equal(await again(open, randomUUID()), 'not-possible-now');
  const other = { ...asked, actor: await proven('other@example.test', now) };
  assert.equal(await again(other, randomUUID()), 'not-found');
});
