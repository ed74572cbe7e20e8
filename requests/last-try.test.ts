import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { database, inTransaction } from '#db/client';
import { countTries, insertProof } from '#db/identity-proof';
import { countPostedCodes, insertPostedCode } from '#db/posted-code';
import { findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import { codeLettersAtMost } from '#domain/posted-code';
import { askingFor, licenceKey, orderNumber } from '#tests/asking';
import { codeOf, later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { filed, proven } from '#tests/people';
import { face } from '#tests/portal';
import { answerFacts } from './answer-facts.ts';
import { askPostedCode } from './ask-posted-code.ts';

askingFor('{ delete: { ask: facts }, access: { ask: facts } }');
const portal = ownPortal('habeas_worker');
const facts = [orderNumber, licenceKey].map((key) => ({ key, label: 'A number' }));
const before = later(-60);

/** A copy and a deletion of one mailbox: each would be counted on its own row, if rows were all that is locked. */
async function both(email: string) {
  await database()
    .update(installation)
    .set({ mapFace: { ...face, facts, postsCodes: true } });
  const actor = await proven(email, now);
  const file = async (answers: unknown) => {
    const id = await filed(portal.owner(), { actor, answers, now });
    return { actor, id, now, about: (await findRequest(database(), id)) ?? assert.fail() };
  };
  return [await file({ kind: 'access' }), await file({ kind: 'delete', scope: 'everything' })] as const;
}

/** Does `last` in a transaction that is still under way when somebody does `other`. */
async function meanwhile<Value>(last: (tx: Parameters<typeof countTries>[0]) => Promise<unknown>, other: () => Value) {
  const [began, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = inTransaction(async (tx) => {
    await last(tx);
    began.resolve();
    await gate.promise;
  });
  await began.promise;
  const second = other();
  await setTimeout(300);
  gate.resolve();
  await first;
  return second;
}

test('the last try of a mailbox is one, however many of its requests are tried at once', async () => {
  const [copy, deletion] = await both('racer@example.test');
  const body = { [licenceKey]: 'guess' };
  for (const _ of [1, 2])
    await inTransaction(async (tx) => {
      const id = await insertProof(tx, copy.about, { way: 'facts', body, now });
      assert.ok(id);
      const { rows } =
        await tx.execute(`UPDATE identity_proof SET is_met = false, decided_at = now(), body_sealed = NULL
        WHERE decided_at IS NULL RETURNING id`);
      assert.equal(rows.length, 1);
    });
  const third = async (tx: Parameters<typeof countTries>[0]) => {
    assert.equal(await countTries(tx, copy.about.emailIndex, before), 2);
    await insertProof(tx, copy.about, { way: 'facts', body, now });
  };
  const result = await meanwhile(third, () => answerFacts({ ...deletion, given: ['one', 'other'] }));
  assert.equal(codeOf(result), 'facts-used-up');
});

test('the last letter with a code is one, however many requests of a mailbox ask at once', async () => {
  const [copy, deletion] = await both('letters@example.test');
  const asked = { requestId: copy.id, askedAt: now, askedBy: null, expiresAt: later(-1) };
  for (let sent = 1; sent < codeLettersAtMost; sent++) await inTransaction((tx) => insertPostedCode(tx, asked));
  const last = async (tx: Parameters<typeof countTries>[0]) => {
    assert.equal(await countPostedCodes(tx, copy.about.emailIndex, before), codeLettersAtMost - 1);
    await insertPostedCode(tx, asked);
  };
  assert.equal(codeOf(await meanwhile(last, () => askPostedCode(deletion))), 'letters-used-up');
});
