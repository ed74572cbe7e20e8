import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { sealChunks, startPackage } from '#db/package';
import { findRequest } from '#db/request';
import type { PersonActor } from '#domain/actor';
import { eventsOf, filed, proven } from '#tests/people';
import { openPortal } from '#tests/portal';
import { collectPackage } from './collect-package.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const content = randomBytes(2_500_000);

/** A finished package of a request of its own. */
async function made(email: string) {
  const actor = await proven(email, now);
  const id = await filed(portal.owner, { actor, answers: { kind: 'access' }, status: 'done', now });
  const request = await findRequest(database(), id);
  assert.ok(request);
  const runId = randomUUID();
  await portal.owner.query(`INSERT INTO run (id, request_id, digest, created_at) VALUES ($1, $2, '', $3)`, [
    runId,
    id,
    now,
  ]);
  const expiresAt = later(7 * 24 * 60);
  const packageId = await inTransaction((tx) => startPackage(tx, { requestId: id, runId, part: 1, now, expiresAt }));
  const { size } = await sealChunks(database(), { packageId, key: request.key }, pieces());
  await portal.owner.query('UPDATE package SET finished_at = $2, size = $3 WHERE id = $1', [packageId, now, size]);
  return { actor, id, packageId };
}

async function* pieces() {
  yield content;
}

async function download(asked: { actor: PersonActor; id: string; packageId: string }, at = now): Promise<Buffer> {
  const collected = await collectPackage({ ...asked, now: at });
  assert.ok(collected.ok, collected.ok ? '' : collected.problems[0].code);
  return Buffer.concat(await Array.fromAsync(collected.value.octets));
}

const codeOf = async (asked: Parameters<typeof collectPackage>[0]) => {
  const collected = await collectPackage(asked);
  return collected.ok || collected.problems[0].code;
};

test('a person gets exactly what was sealed, and each download is an event', async () => {
  const asked = await made('ann@example.test');
  assert.deepEqual(await download(asked), content);
  assert.equal(await eventsOf(portal.owner, asked.id, 'package-collected'), 1);
});

test('E17: a package is collected three times at most, and four at once are three', async () => {
  const asked = await made('four@example.test');
  const done = await Promise.allSettled([1, 2, 3, 4].map(() => download(asked)));
  assert.equal(done.filter(({ status }) => status === 'fulfilled').length, 3);
  assert.equal(await codeOf({ ...asked, now }), 'package-used-up');
});

test('collected twice, a package is the same, and each time is an event', async () => {
  const asked = await made('twice@example.test');
  for (const _ of [1, 2]) assert.deepEqual(await download(asked), content);
  assert.equal(await eventsOf(portal.owner, asked.id, 'package-collected'), 2);
});

test('E17: a download that breaks off is not counted', async () => {
  const asked = await made('broken@example.test');
  const collected = await collectPackage({ ...asked, now });
  assert.ok(collected.ok);
  await collected.value.octets.next();
  await collected.value.octets.return(undefined);
  assert.equal(await eventsOf(portal.owner, asked.id, 'package-collected'), 0);
});

test('E17: after its days, without a fresh proof, and once taken back there is nothing to collect', async () => {
  const asked = await made('late@example.test');
  assert.equal(await codeOf({ ...asked, now: later(11) }), 'proof-too-old');
  const end = later(7 * 24 * 60);
  assert.equal(await codeOf({ ...asked, actor: { ...asked.actor, provenAt: end }, now: end }), 'package-gone');
  await portal.owner.query('UPDATE package SET taken_back_at = $2 WHERE id = $1', [asked.packageId, now]);
  assert.equal(await codeOf({ ...asked, now }), 'package-gone');
});

test('E1, E17: somebody else’s package looks like none at all', async () => {
  const [mine, theirs] = [await made('mine@example.test'), await made('theirs@example.test')];
  assert.equal(await codeOf({ ...theirs, actor: mine.actor, now }), 'not-found');
  assert.equal(await codeOf({ ...mine, packageId: theirs.packageId, now }), 'not-found');
  assert.equal(await codeOf({ ...mine, packageId: randomUUID(), now }), 'not-found');
});

test('a package that was cut short does not pass for a whole one', async () => {
  const asked = await made('cut@example.test');
  await portal.owner.query('DELETE FROM package_chunk WHERE package_id = $1 AND last', [asked.packageId]);
  await assert.rejects(download(asked), /ends before its last chunk/);
  assert.equal(await eventsOf(portal.owner, asked.id, 'package-collected'), 0);
});
