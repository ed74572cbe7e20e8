import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database, inTransaction } from '#db/client';
import { findPostedCode, insertPostedCode } from '#db/posted-code';
import { letter } from '#db/schema/index';
import { askingFor } from '#tests/asking';
import { eventsOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { keepPostedCode } from './keep-posted-code.ts';

askingFor('{ delete: { ask: facts } }');
const portal = ownPortal('habeas_worker');
const postal = ['Ann Example', '1 Some Street'];

async function asked(email: string) {
  const requestId = await fileAs(email, 'delete');
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const codeId = await inTransaction((tx) => insertPostedCode(tx, { requestId, askedAt: now, expiresAt }));
  return { requestId, codeId };
}
const papersOf = async (requestId: string) =>
  (await database().select().from(letter).where(eq(letter.requestId, requestId))).filter(({ byPost }) => byPost);

test('kept twice, also at once, one code and one letter are made', async () => {
  const { requestId, codeId } = await asked('twice@example.test');
  await Promise.all([keepPostedCode({ codeId, postal, now }), keepPostedCode({ codeId, postal, now })]);
  const first = await findPostedCode(database(), codeId);
  await keepPostedCode({ codeId, postal: null, now });
  assert.deepEqual(await findPostedCode(database(), codeId), first);
  assert.equal((await papersOf(requestId)).length, 1);
});

test('without an address there is no letter, and no code that could be guessed', async () => {
  const { requestId, codeId } = await asked('none@example.test');
  await keepPostedCode({ codeId, postal: null, now });
  const kept = await findPostedCode(database(), codeId);
  assert.deepEqual([kept?.isUnsent, kept?.codeHash], [true, null]);
  assert.deepEqual(await papersOf(requestId), []);
  assert.deepEqual(await eventsOf(requestId), ['received', 'code-letter-unsent']);
  await assert.rejects(portal.owner().query('UPDATE posted_code SET used_at = now() WHERE id = $1', [codeId]));
});

test('for a request that was closed meanwhile, and for what is gone, nothing is written', async () => {
  const { requestId, codeId } = await asked('closed@example.test');
  await portal.owner().query("UPDATE request SET status = 'withdrawn', closed_at = now() WHERE id = $1", [requestId]);
  await keepPostedCode({ codeId, postal, now });
  await keepPostedCode({ codeId: randomUUID(), postal, now });
  assert.deepEqual(await papersOf(requestId), []);
});
