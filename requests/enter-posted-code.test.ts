import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { insertProof } from '#db/identity-proof';
import { insertPostedCode } from '#db/posted-code';
import { findRequest } from '#db/request';
import { codeTriesAtMost } from '#domain/posted-code';
import { askingFor } from '#tests/asking';
import { codeOf, eventsOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { enterPostedCode } from './enter-posted-code.ts';
import { codeHashOf } from './keep-posted-code.ts';

askingFor('{ delete: { ask: facts }, access: { ask: declaration } }');
ownPortal();

const code = 'K7QM4-XD2WP';
async function sentTo(email: string, kind: 'delete' | 'access' = 'delete') {
  const id = await fileAs(email, kind);
  const expiresAt = new Date(now.getTime() + 86_400_000);
  const codeHash = codeHashOf(id, code);
  await inTransaction((tx) => insertPostedCode(tx, { requestId: id, askedAt: now, expiresAt, codeHash }));
  return { id, actor: await proven(email, now), now };
}

test('entered twice, also at once, a code shows it once and costs no try', async () => {
  const own = await sentTo('twice@example.test');
  const both = await Promise.all([enterPostedCode({ ...own, code }), enterPostedCode({ ...own, code })]);
  assert.deepEqual(both.map(codeOf), ['ok', 'ok']);
  assert.equal(codeOf(await enterPostedCode({ ...own, code: 'anything' })), 'ok');
  assert.deepEqual(await eventsOf(own.id), ['received', 'identity-shown']);
});

test('of many tries at once no more than are left are compared', async () => {
  const own = await sentTo('many@example.test');
  const tries = Array.from({ length: 20 }, () => enterPostedCode({ ...own, code: 'AAAAA-AAAAA' }));
  const codes = (await Promise.all(tries)).map(codeOf);
  assert.equal(codes.filter((one) => one === 'posted-code-wrong').length, codeTriesAtMost - 1);
  assert.equal(codeOf(await enterPostedCode({ ...own, code })), 'posted-code-over');
});

test('a code shows more than a declaration does, and counts beside one that was signed', async () => {
  const own = await sentTo('declared@example.test');
  const body = { name: 'Ann', words: 'I am Ann' };
  await inTransaction(async (tx) => {
    const request = await findRequest(tx, own.id);
    return request ? insertProof(tx, request, { way: 'declaration', body, now }) : assert.fail();
  });
  assert.equal(codeOf(await enterPostedCode({ ...own, code })), 'ok');
  const copy = await sentTo('copy@example.test', 'access');
  assert.equal(codeOf(await enterPostedCode({ ...copy, code })), 'ok');
  assert.ok(await findRequest(database(), copy.id));
});
