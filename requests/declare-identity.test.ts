import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findDeclaration } from '#db/identity-proof';
import { findRequest } from '#db/request';
import { askingFor } from '#tests/asking';
import { codeOf, eventsOf, fileAs, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { proven } from '#tests/people';
import { lettersOf } from '#tests/portal';
import { ruledBy } from '#tests/ruled-by';
import { declareIdentity } from './declare-identity.ts';
import { viewDetails } from './view-details.ts';
import { viewRequest } from './view-request.ts';

askingFor('{ access: { ask: declaration } }', '[us-ca]');
const portal = ownPortal();
const statements = { plain: 'I am that person.', perjury: 'Under penalty of perjury, I am that person.' };

async function asked(email: string) {
  const id = await fileAs(email, 'access');
  return { id, actor: await proven(email, now), name: ' Ann Example\0 ', agrees: true, statements, now };
}

test('a declaration is kept sealed with the words that were read, and is enough; signed twice, it is signed once', async () => {
  const form = await asked('ann@example.test');
  for (const _ of [1, 2]) assert.equal(codeOf(await declareIdentity(form)), 'ok');
  const about = await findRequest(database(), form.id);
  assert.ok(about);
  assert.deepEqual(await findDeclaration(database(), about), { name: 'Ann Example', words: statements.perjury });
  assert.deepEqual(await eventsOf(form.id), ['received', 'identity-declared']);
  const { rows } = await portal
    .owner()
    .query<{ line: string }>('SELECT p::text || e::text AS line FROM identity_proof p, event e');
  assert.ok(rows.length > 0 && !rows.some(({ line }) => /Ann|perjury/.test(line)));
  const view = await viewRequest({ actor: await makeStaff('reviewer'), id: form.id, now });
  assert.ok(view.ok);
  assert.deepEqual(
    [view.value.identity?.isShown, view.value.identity?.shown.map(({ way }) => way)],
    [true, ['declaration']],
  );
});

test('under another law than California’s the words have no perjury in them', async () => {
  const form = await asked('eu@example.test');
  await ruledBy(form.id, 'eu-gdpr');
  assert.equal(codeOf(await declareIdentity(form)), 'ok');
  const about = await findRequest(database(), form.id);
  assert.equal(about && (await findDeclaration(database(), about))?.words, statements.plain);
});

test('the desk reads it only after a reason', async () => {
  const form = await asked('read@example.test');
  await declareIdentity(form);
  const actor = await makeStaff('reviewer');
  const view = await viewRequest({ actor, id: form.id, now });
  assert.ok(view.ok && !JSON.stringify(view.value).includes('Ann Example'));
  const details = await viewDetails({ actor, id: form.id, now, reason: 'identify' });
  assert.ok(details.ok);
  assert.ok(details.value.who.some(({ name, value }) => name === 'signed as' && value === 'Ann Example'));
});

test('without a name, a tick or room for the name nothing is signed', async () => {
  const form = await asked('none@example.test');
  assert.equal(codeOf(await declareIdentity({ ...form, name: '  ' })), 'name-missing');
  assert.equal(codeOf(await declareIdentity({ ...form, name: 'x'.repeat(201) })), 'answer-too-long');
  assert.equal(codeOf(await declareIdentity({ ...form, agrees: false })), 'declaration-missing');
  assert.deepEqual(await eventsOf(form.id), ['received']);
});

test('E1: nobody signs for somebody else, nor where nothing is asked', async () => {
  const form = await asked('mine@example.test');
  const other = await proven('other@example.test', now);
  assert.equal(codeOf(await declareIdentity({ ...form, actor: other })), 'not-found');
  const id = await fileAs('words@example.test', 'other');
  const actor = await proven('words@example.test', now);
  assert.equal(codeOf(await declareIdentity({ ...form, id, actor })), 'not-possible-now');
});

test('the first letter says that a step is left, and only where one is', async () => {
  await asked('letter@example.test');
  await fileAs('no-step@example.test', 'delete');
  const letters = await lettersOf('acknowledgement');
  const of = (email: string) => letters.find(({ to }) => to === email)?.fields.showsWho;
  assert.deepEqual([of('letter@example.test'), of('no-step@example.test')], [true, undefined]);
});
