import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import { installation, postedCode } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { askingFor } from '#tests/asking';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { keyed, lettersSeenBy, postal, writeLetters } from '#tests/keyed';
import { face, openPortal } from '#tests/portal';
import { keepPostedCode } from './keep-posted-code.ts';
import { keyInPostedCode } from './key-in-posted-code.ts';
import { sendPostedCode } from './send-posted-code.ts';
import { viewRequest } from './view-request.ts';

askingFor('{ delete: { ask: facts } }');
const address = ['Ruth Hale', '12 Maple Street', 'Springfield CA 90001'];
let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
let colleague: StaffActor;
let printer: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  await database()
    .update(installation)
    .set({ mapFace: { ...face, postsCodes: true } });
  [clerk, colleague, printer] = [await makeStaff('reviewer'), await makeStaff('reviewer'), await makeStaff('reviewer')];
});
after(() => portal.close());

/** A letter of somebody without a mailbox. */
const wrote = (phone: string) => keyed({ actor: clerk, identities: { phone }, postal });

async function posted(id: string): Promise<string> {
  const [{ id: codeId } = { id: '' }] = await database().select().from(postedCode).where(eq(postedCode.requestId, id));
  await keepPostedCode({ codeId, postal: address, now });
  await writeLetters(id);
  const { letters } = await lettersSeenBy(printer, id);
  return /"code":"([^"]+)"/.exec(JSON.stringify(letters))?.[1] ?? '';
}

test('a code proves who has no mailbox, and only then anything is looked up; keyed in twice, it is once', async () => {
  const id = await wrote('+49 30 111111');
  for (const _ of [1, 2]) assert.equal(codeOf(await sendPostedCode({ actor: colleague, id, now })), 'ok');
  assert.equal((await database().select().from(postedCode).where(eq(postedCode.requestId, id))).length, 1);
  const code = await posted(id);
  assert.equal(codeOf(await keyInPostedCode({ actor: colleague, id, now, code: 'AAAAA-22222' })), 'posted-code-wrong');
  assert.equal((await findRequest(database(), id))?.status, 'waiting');
  for (const _ of [1, 2]) assert.equal(codeOf(await keyInPostedCode({ actor: colleague, id, now, code })), 'ok');
  const about = await findRequest(database(), id);
  assert.deepEqual([about?.status, about?.identityCheckedBy], ['received', colleague.staffId]);
  assert.equal((await eventsOf(id)).filter((type) => type === 'identity-shown').length, 1);
  const view = await viewRequest({ actor: colleague, id, now });
  assert.equal(view.ok && view.value.identity?.isShown, true);
});

test('who keyed it in neither has the code posted, nor reads where the person lives, nor keys the code in', async () => {
  const id = await wrote('+49 30 222222');
  assert.equal(codeOf(await sendPostedCode({ actor: clerk, id, now })), 'keyed-in-by-you');
  assert.equal(codeOf(await sendPostedCode({ actor: colleague, id, now })), 'ok');
  const code = await posted(id);
  const seen = (await lettersSeenBy(clerk, id)).letters;
  assert.ok(seen.every(({ kind }) => kind !== 'posted-code'));
  assert.doesNotMatch(JSON.stringify(seen), /Maple Street/);
  assert.equal(codeOf(await keyInPostedCode({ actor: clerk, id, now, code })), 'keyed-in-by-you');
  const view = await viewRequest({ actor: clerk, id, now });
  assert.ok(view.ok && !view.value.moves.some((move) => move === 'post-code' || move === 'key-in-code'));
});

test('where there is a mailbox to prove, or nothing is asked, no code takes its place', async () => {
  const withMail = await keyed({ actor: clerk, identities: { email: 'has-mail@example.test' } });
  assert.equal(codeOf(await sendPostedCode({ actor: colleague, id: withMail, now })), 'not-possible-now');
  assert.equal(codeOf(await keyInPostedCode({ actor: colleague, id: withMail, now, code: 'x' })), 'not-possible-now');
  const words = await fileAs('words@example.test', 'other');
  assert.equal(codeOf(await sendPostedCode({ actor: colleague, id: words, now })), 'not-possible-now');
  assert.equal(codeOf(await keyInPostedCode({ actor: colleague, id: words, now, code: 'x' })), 'posted-code-over');
});

test('a person who has shown less than is wanted gets a code from the desk too, and tells it on the phone', async () => {
  const id = await fileAs('rings@example.test', 'delete');
  assert.equal(codeOf(await sendPostedCode({ actor: colleague, id, now })), 'ok');
  const code = await posted(id);
  assert.equal(codeOf(await keyInPostedCode({ actor: clerk, id, now, code })), 'ok');
  assert.deepEqual((await findRequest(database(), id))?.identityCheckedBy, null);
  const view = await viewRequest({ actor: clerk, id, now });
  assert.deepEqual(view.ok && view.value.identity?.shown.map(({ way }) => way), ['posted-code']);
});

test('who printed the letter knows the code without its reader, and does not key it in', async () => {
  const id = await fileAs('bribed@example.test', 'delete');
  assert.equal(codeOf(await sendPostedCode({ actor: printer, id, now })), 'ok');
  const code = await posted(id);
  assert.equal(codeOf(await keyInPostedCode({ actor: printer, id, now, code })), 'code-read-by-you');
  for (const [actor, may] of [
    [printer, false],
    [colleague, true],
  ] as const) {
    const view = await viewRequest({ actor, id, now });
    assert.ok(view.ok);
    assert.equal(
      view.value.moves.some((move) => move === 'key-in-code'),
      may,
    );
    assert.equal(view.value.identity?.isShown, false);
  }
  assert.equal(codeOf(await keyInPostedCode({ actor: colleague, id, now, code })), 'ok');
});

test('E1: a viewer posts no code and keys none in', async () => {
  const id = await fileAs('viewer@example.test', 'delete');
  const viewer = await makeStaff('viewer');
  assert.equal(codeOf(await sendPostedCode({ actor: viewer, id, now })), 'role-not-allowed');
  assert.equal(codeOf(await keyInPostedCode({ actor: viewer, id, now, code: 'x' })), 'role-not-allowed');
});
