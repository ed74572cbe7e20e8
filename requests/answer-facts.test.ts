import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findTyped } from '#db/identity-proof';
import { installation } from '#db/schema/index';
import type { PersonActor } from '#domain/actor';
import { askingFor, licenceKey, orderNumber } from '#tests/asking';
import { codeOf, eventsOf, later, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { filed, proven } from '#tests/people';
import { face } from '#tests/portal';
import { answerFacts } from './answer-facts.ts';
import { declareIdentity } from './declare-identity.ts';
import { forgetExpired } from './forget-expired.ts';
import { keepCompared } from './keep-compared.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { withdraw } from './withdraw.ts';

askingFor('{ delete: { ask: facts }, access: { ask: declaration } }', '[us-ca]');
const portal = ownPortal('habeas_worker');
const facts = [
  { key: orderNumber, label: 'Your order number' },
  { key: licenceKey, label: 'Your licence key' },
];
const deletion = { kind: 'delete', scope: 'everything' };
const typed = ['CANARY-order-1', 'CANARY-licence-1'];

async function asking(email: string, answers: unknown = deletion, at = now) {
  await database()
    .update(installation)
    .set({ mapFace: { ...face, facts } });
  const actor = await proven(email, at);
  return { actor, id: await filed(portal.owner(), { actor, answers, now: at }) };
}
async function undecided(id: string): Promise<string[]> {
  const sql = 'SELECT id FROM identity_proof WHERE request_id = $1 AND decided_at IS NULL';
  return (await portal.owner().query<{ id: string }>(sql, [id])).rows.map((row) => row.id);
}
/** As the worker does. @param right how many of the facts are */
async function compared(id: string, right: number): Promise<void> {
  for (const proofId of await undecided(id)) await keepCompared({ proofId, right, now });
}
async function identityOf(actor: PersonActor, id: string, at = now) {
  const view = await viewOwnRequest({ actor, id, now: at });
  return view.ok ? view.value.identity : assert.fail();
}

test('facts are compared by the worker; sent twice, they are compared once; enough of them show who it is', async () => {
  const { actor, id } = await asking('one@example.test');
  assert.equal((await identityOf(actor, id))?.isOpen, true);
  const sent = { actor, id, given: typed, now };
  for (const result of await Promise.all([answerFacts(sent), answerFacts(sent)])) assert.equal(codeOf(result), 'ok');
  assert.equal((await undecided(id)).length, 1);
  assert.equal((await identityOf(actor, id))?.isChecking, true);
  await compared(id, 2);
  const shown = await identityOf(actor, id);
  assert.deepEqual([shown?.isShown, shown?.isOpen, shown?.isWrong], [true, false, false]);
  assert.equal(codeOf(await answerFacts(sent)), 'ok');
  assert.deepEqual(await eventsOf(id), ['received', 'facts-given', 'identity-shown']);
});

test('what was typed is sealed, in no event, and gone once it is compared, right or wrong', async () => {
  const { actor, id } = await asking('gone@example.test');
  await answerFacts({ actor, id, given: typed, now });
  const [proofId = ''] = await undecided(id);
  const kept = await findTyped(database(), proofId);
  assert.ok(kept && !kept.bodySealed.toString('latin1').includes('CANARY'));
  await compared(id, 1);
  assert.equal(await findTyped(database(), proofId), null);
  const { rows } = await portal
    .owner()
    .query('SELECT body_sealed, is_met FROM identity_proof WHERE id = $1', [proofId]);
  assert.deepEqual(rows, [{ body_sealed: null, is_met: false }]);
  const { rows: events } = await portal.owner().query<{ line: string }>('SELECT e::text AS line FROM event e');
  const { rows: jobs } = await portal
    .owner()
    .query<{ line: string }>('SELECT j::text AS line FROM graphile_worker._private_jobs j');
  assert.ok(![...events, ...jobs].some(({ line }) => /CANARY|order-1/i.test(line)));
  await assert.rejects(portal.owner().query("UPDATE identity_proof SET body_sealed = 'x' WHERE id = $1", [proofId]));
});

test('tries are counted over all requests of a mailbox; afterwards a declaration is left, and the request is open', async () => {
  const { actor, id } = await asking('guesser@example.test');
  for (const left of [2, 1]) {
    assert.equal(codeOf(await answerFacts({ actor, id, given: typed, now })), 'ok');
    await compared(id, 1);
    assert.deepEqual([(await identityOf(actor, id))?.triesLeft, (await identityOf(actor, id))?.isWrong], [left, true]);
  }
  await withdraw({ actor, id, now });
  const again = await asking('guesser@example.test', deletion, later(1));
  assert.equal(codeOf(await answerFacts({ ...again, given: typed, now: later(1) })), 'ok');
  await compared(again.id, 0);
  assert.equal(codeOf(await answerFacts({ ...again, given: typed, now: later(2) })), 'facts-used-up');
  const after = await identityOf(actor, again.id, later(2));
  assert.deepEqual([after?.triesLeft, after?.isOpen, after?.isShown], [0, true, false]);
  const statements = { plain: 'plain', perjury: 'perjury' };
  const signed = { ...again, name: 'Ann Example', agrees: true, statements, now: later(2) };
  assert.equal(codeOf(await declareIdentity(signed)), 'ok');
  assert.equal((await identityOf(actor, again.id, later(2)))?.isShown, false, 'staff look at it');
});

test('too few facts, too long ones and none at all are refused before a try is counted', async () => {
  const { actor, id } = await asking('few@example.test');
  const code = async (given: unknown[]) => codeOf(await answerFacts({ actor, id, given, now }));
  assert.equal(await code(['HALE-17', ' \0 ']), 'facts-missing');
  assert.equal(await code([]), 'facts-missing');
  assert.equal(await code([['a'], {}]), 'facts-missing');
  assert.equal(await code(['x'.repeat(201), 'y']), 'answer-too-long');
  assert.equal((await identityOf(actor, id))?.triesLeft, 3);
});

test('E1: nobody answers for somebody else, nor where nothing or something else is asked', async () => {
  const { id } = await asking('mine@example.test');
  const other = await proven('other@example.test', now);
  assert.equal(codeOf(await answerFacts({ actor: other, id, given: typed, now })), 'not-found');
  const copy = await asking('copy@example.test', { kind: 'access' });
  assert.equal(codeOf(await answerFacts({ ...copy, given: typed, now })), 'not-possible-now');
  const question = await asking('words@example.test', { kind: 'other', topic: 'complaint', words: 'No' });
  assert.equal(codeOf(await answerFacts({ ...question, given: typed, now })), 'not-possible-now');
  assert.equal(await identityOf(question.actor, question.id), null);
});

test('V44: what a person is asked is the same for who is known and who is not, before and after', async () => {
  const [known, unknown] = [await asking('known@example.test'), await asking('unknown@example.test')];
  const both = async () => [await identityOf(known.actor, known.id), await identityOf(unknown.actor, unknown.id)];
  const [before, stranger] = await both();
  assert.deepEqual(before, stranger);
  for (const [one, right] of [
    [known, 1],
    [unknown, 0],
  ] as const) {
    await answerFacts({ ...one, given: typed, now });
    await compared(one.id, right);
  }
  const [after, strangers] = await both();
  assert.deepEqual(after, strangers, 'one right answer looks like none');
  assert.deepEqual(await eventsOf(known.id), await eventsOf(unknown.id));
});

test('facts that a worker never came to compare do not lie about, and cost no try', async () => {
  const { actor, id } = await asking('waiting@example.test');
  await answerFacts({ actor, id, given: typed, now });
  await forgetExpired(later(23 * 60));
  assert.equal((await undecided(id)).length, 1);
  await forgetExpired(later(25 * 60));
  assert.equal((await undecided(id)).length, 0);
  assert.equal((await identityOf(actor, id))?.triesLeft, 3);
});
