import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { letter, person, request, session } from '#db/schema/index';
import { fileAs, later, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { destroyContent } from './destroy-content.ts';
import { forgetPersons } from './forget-persons.ts';
import { post } from './post.ts';
import { personOf } from './redeem.ts';

const portal = ownPortal('habeas_worker');

const longAfter = new Date('2028-07-01T00:00:00Z');

/** Somebody who proved their mailbox at `now`. @returns their id */
async function proven(email: string): Promise<string> {
  const id = await inTransaction((tx) => personOf(tx, email));
  await database().update(person).set({ createdAt: now }).where(eq(person.id, id));
  return id;
}
const isThere = async (id: string) => (await database().$count(person, eq(person.id, id))) === 1;

test('who filed nothing and is signed in nowhere is forgotten after two days; twice is once, with one event', async () => {
  const [left, signedIn] = [await proven('left@example.test'), await proven('here@example.test')];
  const at = { provenAt: now, createdAt: now, seenAt: now, expiresAt: longAfter };
  const tokenHash = Buffer.alloc(32, 7);
  await database()
    .insert(session)
    .values({ ...at, tokenHash, personId: signedIn, audience: 'visitor' });
  assert.equal(await forgetPersons({ now: later(47 * 60) }), 0);
  assert.equal(await forgetPersons({ now: later(49 * 60) }), 1);
  assert.equal(await forgetPersons({ now: later(49 * 60) }), 0);
  assert.deepEqual([await isThere(left), await isThere(signedIn)], [false, true]);
  assert.equal(await portal.events('persons-forgotten'), 1);
});

test('a person stays as long as one request of theirs does, by their own or by somebody’s keying in', async () => {
  const email = 'two@example.test';
  const id = await proven(email);
  const requests = [await fileAs(email, 'access'), await fileAs(email, 'correct')];
  await database()
    .update(request)
    .set({ personId: null })
    .where(eq(request.id, requests[1] ?? ''));
  for (const one of requests) {
    await forgetPersons({ now: longAfter });
    assert.ok(await isThere(id), 'something of theirs is left');
    await database().update(request).set({ status: 'withdrawn', closedAt: now }).where(eq(request.id, one));
    await destroyContent({ now: longAfter });
  }
  await forgetPersons({ now: longAfter });
  assert.equal(await isThere(id), false);
});

test('who works at the desk is never forgotten, and pages end where the next begins', async () => {
  const { staffId } = await makeStaff('viewer');
  const ids = await Promise.all(['p1', 'p2', 'p3'].map((name) => proven(`${name}@example.test`)));
  await database().delete(session).where(eq(session.personId, staffId));
  assert.equal(await forgetPersons({ now: longAfter, limit: 1 }), 3);
  assert.deepEqual(await Promise.all([staffId, ...ids].map(isThere)), [true, false, false, false]);
});

test('letters with codes go after two days, and no other letter', async () => {
  const id = await fileAs('letters@example.test', 'access');
  const fields = { code: '123456', link: 'https://example.test/x', minutes: 10 };
  const codeId = await inTransaction((tx) =>
    post(tx, { kind: 'code', to: `${randomUUID()}@example.test`, fields, language: 'en', now }),
  );
  const left = () => database().select({ id: letter.id, of: letter.requestId }).from(letter);
  await forgetPersons({ now: later(47 * 60) });
  assert.ok((await left()).some((one) => one.id === codeId));
  await forgetPersons({ now: later(49 * 60) });
  const after = await left();
  assert.ok(!after.some((one) => one.id === codeId));
  assert.ok(after.some(({ of }) => of === id));
});
