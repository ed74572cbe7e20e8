import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { installation, letter, postedCode } from '#db/schema/index';
import type { PersonActor } from '#domain/actor';
import { codeTriesAtMost } from '#domain/posted-code';
import { askingFor } from '#tests/asking';
import { codeOf, eventsOf, fileAs, later, makeStaff, now } from '#tests/desk';
import { lettersSeenBy, writeLetters } from '#tests/keyed';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { face } from '#tests/portal';
import { askPostedCode } from './ask-posted-code.ts';
import { enterPostedCode } from './enter-posted-code.ts';
import { keepPostedCode } from './keep-posted-code.ts';
import { markPosted } from './mark-posted.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';
import { withdraw } from './withdraw.ts';

askingFor('{ delete: { ask: facts } }');
const portal = ownPortal('habeas_worker');
const address = ['Ann Example', '1 Some Street', '90001 Glendale'];
const month = 30 * 24 * 60;

async function asking(email: string) {
  await database()
    .update(installation)
    .set({ mapFace: { ...face, postsCodes: true } });
  const id = await fileAs(email, 'delete');
  return { id, actor: await proven(email, now), now };
}
const codesOf = (id: string) => database().select().from(postedCode).where(eq(postedCode.requestId, id));

/** As the worker does. @returns the code as it stands in the letter */
async function posted(id: string, postal: string[] | null = address): Promise<string> {
  for (const { id: codeId, codeHash } of await codesOf(id))
    if (!codeHash) await keepPostedCode({ codeId, postal, now });
  await writeLetters(id);
  const staff = await makeStaff('reviewer');
  const { letters } = await lettersSeenBy(staff, id);
  return /"code":"([^"]+)"/.exec(JSON.stringify(letters.at(-1)?.blocks ?? []))?.[1] ?? '';
}
async function identityOf({ actor, id }: { actor: PersonActor; id: string }, at = now) {
  const view = await viewOwnRequest({ actor, id, now: at });
  return view.ok ? view.value.identity : assert.fail();
}

test('a code goes to the address that is held and shows who it is; asked for twice, one letter is written', async () => {
  const asked = await asking('ann@example.test');
  assert.equal((await identityOf(asked))?.mayPost, true);
  for (const _ of [1, 2]) assert.equal(codeOf(await askPostedCode(asked)), 'ok');
  const code = await posted(asked.id);
  assert.match(code, /^\w{5}-\w{5}$/);
  const { letters } = await lettersSeenBy(await makeStaff('reviewer'), asked.id);
  assert.deepEqual(
    letters.map(({ kind, postal }) => [kind, postal]),
    [['posted-code', address]],
  );
  assert.equal(codeOf(await enterPostedCode({ ...asked, code: code.toLowerCase().replace('-', ' ') })), 'ok');
  const shown = await identityOf(asked);
  assert.deepEqual([shown?.isShown, shown?.codeUntil], [true, null]);
  assert.deepEqual(
    (await eventsOf(asked.id)).filter((type) => !type.startsWith('letter')),
    ['received', 'code-letter-asked', 'identity-shown'],
  );
});

test('of a code its hash is kept, no event has it, and once it is posted nobody prints the letter again', async () => {
  const asked = await asking('hash@example.test');
  await askPostedCode(asked);
  const code = await posted(asked.id);
  const [row] = await codesOf(asked.id);
  assert.ok(row?.codeHash && !row.codeHash.toString('latin1').includes(code));
  const { rows } = await portal
    .owner()
    .query<{ line: string }>(
      'SELECT e::text AS line FROM event e UNION ALL SELECT l::text FROM letter l UNION ALL SELECT c::text FROM posted_code c',
    );
  assert.ok(!rows.some(({ line }) => line.includes(code) || /Some Street|Glendale/.test(line)));
  const [paper] = await database()
    .select()
    .from(letter)
    .where(eq(letter.requestId, asked.id))
    .limit(9)
    .then((all) => all.filter(({ kind }) => kind === 'posted-code'));
  assert.deepEqual([paper?.fieldsSealed, paper?.status], [null, 'to-post']);
  const staff = await makeStaff('reviewer');
  assert.equal(codeOf(await markPosted({ actor: staff, id: asked.id, letterId: paper?.id, now })), 'ok');
  assert.deepEqual((await lettersSeenBy(staff, asked.id)).letters, []);
  assert.equal(codeOf(await enterPostedCode({ ...asked, code })), 'ok');
});

test('V44: where no address is held the person is told and shown the same, and the desk alone learns it', async () => {
  const [held, none] = [await asking('held@example.test'), await asking('none@example.test')];
  for (const asked of [held, none]) assert.equal(codeOf(await askPostedCode(asked)), 'ok');
  await posted(held.id);
  await posted(none.id, null);
  assert.deepEqual(await identityOf(held), await identityOf(none));
  assert.equal(codeOf(await askPostedCode(none)), 'ok');
  assert.equal((await codesOf(none.id)).length, 1);
  for (const asked of [held, none]) {
    for (let left = codeTriesAtMost - 1; left >= 0; left--) {
      const given = codeOf(await enterPostedCode({ ...asked, code: 'AAAAA-AAAAA' }));
      assert.equal(given, left === 0 ? 'posted-code-over' : 'posted-code-wrong');
    }
  }
  assert.deepEqual(await identityOf(held), await identityOf(none));
  const view = async (id: string) => {
    const { actor } = held;
    const seen = await viewOwnRequest({ actor: id === held.id ? actor : none.actor, id, now });
    return seen.ok ? seen.value.events.map(({ type }) => type) : assert.fail();
  };
  assert.deepEqual(await view(held.id), await view(none.id));
  assert.ok((await eventsOf(none.id)).includes('code-letter-unsent'));
});

test('tries, age and letters are limited, over all requests of a mailbox', async () => {
  const asked = await asking('limits@example.test');
  await askPostedCode(asked);
  const code = await posted(asked.id);
  for (let time = 0; time < codeTriesAtMost; time++) await enterPostedCode({ ...asked, code: 'wrong' });
  assert.equal(codeOf(await enterPostedCode({ ...asked, code })), 'posted-code-over');
  assert.equal(codeOf(await askPostedCode({ ...asked, now: later(1) })), 'ok');
  const second = await posted(asked.id);
  assert.equal(codeOf(await enterPostedCode({ ...asked, code, now: later(2) })), 'posted-code-wrong', 'the old one');
  assert.equal(codeOf(await enterPostedCode({ ...asked, code: second, now: later(month + 2) })), 'posted-code-over');
  await withdraw({ ...asked, now: later(3) });
  const again = { ...(await asking('limits@example.test')), now: later(4) };
  assert.equal(codeOf(await askPostedCode(again)), 'ok');
  await posted(again.id);
  for (let time = 0; time < codeTriesAtMost; time++) await enterPostedCode({ ...again, code: 'wrong' });
  assert.equal(codeOf(await askPostedCode(again)), 'letters-used-up');
});

test('E1: nobody asks for somebody else’s code or types it, nor where nothing is asked or no address is mapped', async () => {
  const asked = await asking('mine@example.test');
  const other = await proven('other@example.test', now);
  assert.equal(codeOf(await askPostedCode({ ...asked, actor: other })), 'not-found');
  await askPostedCode(asked);
  const code = await posted(asked.id);
  assert.equal(codeOf(await enterPostedCode({ ...asked, actor: other, code })), 'not-found');
  assert.equal(codeOf(await enterPostedCode({ ...asked, code: ' ' })), 'code-missing');
  assert.equal(codeOf(await enterPostedCode({ ...asked, code: ['x'] })), 'code-missing');
  const copy = { ...asked, id: await fileAs('mine@example.test', 'access') };
  assert.equal(codeOf(await askPostedCode(copy)), 'not-possible-now');
  assert.equal(codeOf(await enterPostedCode({ ...copy, code })), 'not-possible-now');
  const unmapped = await asking('unmapped@example.test');
  await database().update(installation).set({ mapFace: face });
  assert.equal(codeOf(await askPostedCode(unmapped)), 'not-possible-now');
});

test('a code of one request is no code of another', async () => {
  const [one, two] = [await asking('one@example.test'), await asking('two@example.test')];
  await askPostedCode(one);
  await askPostedCode(two);
  const code = await posted(one.id);
  await posted(two.id);
  assert.equal(codeOf(await enterPostedCode({ ...two, code })), 'posted-code-wrong');
});

test('the desk sees that a code is on its way, and never reads it on the request’s page', async () => {
  const asked = await asking('desk@example.test');
  await askPostedCode(asked);
  const code = await posted(asked.id);
  const view = await viewRequest({ actor: await makeStaff('reviewer'), id: asked.id, now });
  assert.ok(view.ok);
  assert.ok(view.value.moves.includes('key-in-code') && view.value.moves.includes('see-letters'));
  assert.ok(!view.value.moves.includes('post-code'));
  assert.ok(!JSON.stringify(view.value).includes(code));
});
