import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { askPostedCode } from '#requests/ask-posted-code';
import { enterPostedCode } from '#requests/enter-posted-code';
import { viewOwnRequest } from '#requests/view-own-request';
import { askingFor, ida, ruth } from '#tests/asking';
import { makeStaff } from '#tests/desk';
import { lettersSeenBy, writeLetters } from '#tests/keyed';
import { filed, proven } from '#tests/people';
import { openWorker, type TestWorker } from '#tests/worker';
import { carryOut } from '../tasks.ts';

const folder = askingFor('{ delete: { ask: facts }, access: { ask: facts } }');
let worker: TestWorker;
before(async () => {
  worker = await openWorker(100, 'licensepal', folder);
});
after(() => worker.close());

async function asked(email: string) {
  const { now } = worker.clock;
  const actor = await proven(email, now);
  const id = await filed(worker.owner, { actor, answers: { kind: 'delete', scope: 'everything' }, now });
  const asking = await askPostedCode({ actor, id, now });
  assert.ok(asking.ok);
  await worker.work();
  await writeLetters(id);
  const { letters } = await lettersSeenBy(await makeStaff('reviewer'), id);
  return { actor, id, now, letters: letters.filter(({ kind }) => kind === 'posted-code') };
}

test('the worker writes a code to the address of the account; typed back, it shows who it is; told twice, it writes once', async () => {
  const { letters, ...own } = await asked(ruth.email);
  assert.deepEqual(
    letters.map(({ postal }) => postal),
    [['Ruth Hale', '12 Maple Street', 'Springfield CA 90001', 'US']],
  );
  const { rows } = await worker.owner.query<{ id: string }>('SELECT id FROM posted_code');
  for (const { id: codeId } of rows) await carryOut('post-code', { codeId }, worker.surroundings);
  const { letters: after } = await lettersSeenBy(await makeStaff('reviewer'), own.id);
  assert.equal(after.length, letters.length);
  const code = letters[0]?.blocks.flatMap((block) => ('code' in block ? [block.code] : []))[0];
  assert.ok((await enterPostedCode({ ...own, code })).ok);
  const view = await viewOwnRequest(own);
  assert.equal(view.ok && view.value.identity?.isShown, true);
});

test('to an address that several share, and to nobody’s, no code goes', async () => {
  assert.deepEqual((await asked(ida.email)).letters, []);
  assert.deepEqual((await asked('nobody@mail.example')).letters, []);
});
