import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { findOwnView, keepOwnView } from '#db/own-view';
import { answersOf, emailOf, findRequest } from '#db/request';
import { installation } from '#db/schema/index';
import type { PersonActor } from '#domain/actor';
import { codeOf, now } from '#tests/desk';
import { atOwnData } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { askOwnData } from './ask-own-data.ts';
import { emailIndexOf } from './on-own.ts';
import { optOutOwn } from './opt-out-own.ts';

const portal = ownPortal();

const press = (actor: PersonActor, purposes: string[], submissionKey: string = randomUUID()) =>
  optOutOwn({ actor, purposes, submissionKey, language: 'en', now });

async function purposesOf(actor: PersonActor): Promise<string[][]> {
  const { rows } = await portal
    .owner()
    .query<{ id: string }>('SELECT id FROM request WHERE email_index = $1', [emailIndexOf(actor)]);
  const found = await Promise.all(rows.map(({ id }) => findRequest(database(), id)));
  return found.map((request) => {
    assert.ok(request && request.status === 'received' && emailOf(request) === actor.email);
    const answers = answersOf(request);
    return answers.kind === 'opt-out' ? answers.purposes : [];
  });
}

test('pressed twice, also by another form, each purpose is one opt-out that can be taken back by itself', async () => {
  const actor = await atOwnData('twice@mail.test', now);
  const key = randomUUID();
  for (const result of [
    await press(actor, ['news', 'offers', 'news'], key),
    await press(actor, ['news', 'offers'], key),
    await press(actor, ['offers']),
  ])
    assert.equal(codeOf(result), 'ok');
  assert.deepEqual((await purposesOf(actor)).sort(), [['news'], ['offers']]);
  assert.equal(await portal.events('proof-asked'), 0);
});

test('what was read of the person before is not shown any more', async () => {
  const actor = await atOwnData('anew@mail.test', now);
  await askOwnData({ actor, now });
  const of = { sessionId: actor.sessionId, now };
  const { id = '' } = (await findOwnView(database(), of)) ?? {};
  await keepOwnView(database(), { id, data: { state: 'nothing', optOuts: [{ key: 'news', isOut: false }] } });
  assert.equal(codeOf(await press(actor, ['news'])), 'ok');
  assert.equal(await findOwnView(database(), of), null);
});

test('a purpose that the map does not have, none, one that asks for a phone number and a form of no key file nothing', async () => {
  const actor = await atOwnData('none@mail.test', now);
  const calls = { key: 'calls', label: 'Calls', asks: ['phone'] };
  await database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts: [...face.optOuts, calls] } });
  for (const [purposes, key] of [
    [['nothing'], randomUUID()],
    [[], randomUUID()],
    [['calls'], randomUUID()],
    [['news', 'calls'], randomUUID()],
    [['news'], 'x'],
  ] as const)
    assert.notEqual(codeOf(await press(actor, [...purposes], key)), 'ok', String(purposes));
  assert.deepEqual(await purposesOf(actor), []);
});
