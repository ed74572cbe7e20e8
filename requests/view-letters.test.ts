import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { letter } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { eventsOf, makeStaff, now } from '#tests/desk';
import { keyed, postal, writeLetters } from '#tests/keyed';
import { openPortal } from '#tests/portal';
import type { KeyIn } from './key-in.ts';
import { viewLetters } from './view-letters.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let clerk: StaffActor;
before(async () => {
  portal = await openPortal('habeas_worker');
  clerk = await makeStaff('reviewer');
});
after(() => portal.close());

const keyedByPost = (more: Partial<KeyIn> = {}) =>
  keyed({ actor: clerk, answers: { kind: 'access' }, mayWriteToMailbox: false, postal, ...more });

async function letters(id: string) {
  const view = await viewLetters({ actor: clerk, id, now });
  assert.ok(view.ok);
  return view.value;
}

test('US-5: without a mailbox the letter is written for the post, without links that lead nowhere for the reader', async () => {
  const id = await keyedByPost();
  await writeLetters(id);
  const { letters: written } = await letters(id);
  assert.deepEqual(
    written.map(({ postal: lines }) => lines),
    [['Ann Example', '1 Some Street', 'Glendale']],
  );
  assert.deepEqual(
    written.map(({ kind }) => kind),
    ['acknowledgement'],
  );
  assert.doesNotMatch(JSON.stringify(written), /http/);
  const [row] = await database().select().from(letter).where(eq(letter.requestId, id));
  assert.deepEqual([row?.status, row?.toSealed], ['to-post', null]);
});

test('where we may not write to the mailbox, the letter on paper tells how to prove it', async () => {
  const id = await keyedByPost({ identities: { email: 'paper@example.test' } });
  await writeLetters(id);
  const [written] = (await letters(id)).letters;
  assert.equal(written?.kind, 'confirm');
  assert.match(JSON.stringify(written.blocks), new RegExp(`requests/${id}`));
});

test('a letter is written once though the worker is told twice, and each look at it is an event; somebody else sees none', async () => {
  const id = await keyedByPost();
  await writeLetters(id);
  await writeLetters(id);
  assert.equal((await letters(id)).letters.length, 1);
  await letters(id);
  const types = await eventsOf(id);
  assert.equal(types.filter((type) => type === 'letter-written').length, 1);
  assert.equal(types.filter((type) => type === 'letter-viewed').length, 2);
  const viewer = await makeStaff('viewer');
  assert.equal((await viewLetters({ actor: viewer, id, now })).ok, false);
});

test('content of a letter by post is sealed', async () => {
  const id = await keyedByPost();
  await writeLetters(id);
  const { rows } = await portal.owner.query('SELECT l::text FROM letter l WHERE request_id = $1', [id]);
  assert.doesNotMatch(JSON.stringify(rows), /Ann Example/);
});
