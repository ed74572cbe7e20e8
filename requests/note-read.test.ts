import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileAs, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { listOwnRequests } from './list-own-requests.ts';
import { noteRead } from './note-read.ts';
import { viewDetails } from './view-details.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { writeToDesk } from './write-to-desk.ts';
import { writeToPerson } from './write-to-person.ts';

ownPortal();

test('a message is new to the person until it was before them, once also when that is noted twice', async () => {
  const [staff, id] = [await makeStaff('reviewer'), await fileAs('bea@example.test', 'access')];
  const actor = await proven('bea@example.test', now);
  await writeToPerson({ actor: staff, id, now, words: 'We are at it' });
  await writeToDesk({ actor, id, now: new Date(now.getTime() + 1000), words: 'Good' });
  const read = async (who = actor) => {
    const noted = await noteRead({ actor: who, id, now });
    return noted.ok ? noted.value : noted.problems[0].code;
  };
  const news = async () => {
    const view = await viewOwnRequest({ actor, id, now });
    return view.ok ? view.value.messages.map(({ isNew }) => isNew) : assert.fail();
  };
  const listed = async () => (await listOwnRequests({ actor })).map(({ hasNews }) => hasNews);
  const atDesk = async () => {
    const view = await viewDetails({ actor: staff, id, now, reason: 'identify' });
    return view.ok ? view.value.messages.map(({ readAt }) => readAt) : assert.fail();
  };
  assert.equal(await read(await proven('other@example.test', now)), 'not-found', 'by somebody else it is not read');
  assert.deepEqual(await atDesk(), [null, undefined]);
  assert.deepEqual(await listed(), [true]);
  assert.deepEqual(await news(), [true, false]);
  assert.deepEqual([await read(), await read()], [1, 0]);
  assert.deepEqual(await news(), [false, false]);
  assert.deepEqual(await listed(), [false]);
  assert.deepEqual(await atDesk(), [now, undefined], 'who wrote it sees when it was read');
});
