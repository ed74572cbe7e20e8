import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { database } from '#db/client';
import { findOwnView, keepOwnView } from '#db/own-view';
import { installation } from '#db/schema/index';
import type { PersonActor } from '#domain/actor';
import { later, now } from '#tests/desk';
import { atOwnData, ownDataEvents } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { askOwnData } from './ask-own-data.ts';
import { optOutOwn } from './opt-out-own.ts';
import { viewPreferences } from './view-preferences.ts';

ownPortal();

/** As the worker answers. */
async function read({ sessionId }: PersonActor, outOf: string[]): Promise<void> {
  const { id = '' } = (await findOwnView(database(), { sessionId, now })) ?? {};
  const optOuts = face.optOuts.map(({ key }) => ({ key, isOut: outOf.includes(key) }));
  await keepOwnView(database(), { id, data: { state: 'withheld', optOuts } });
}

const statesOf = async (actor: PersonActor, at = now) =>
  (await viewPreferences({ actor, now: at }))?.map(({ key, state }) => `${key} ${state}`) ?? null;

test('nothing of somebody else is shown, nor of another session; looked at twice, there are two events', async () => {
  const [actor, other] = [await atOwnData('her@mail.test', now), await atOwnData('him@mail.test', now)];
  const elsewhere = await atOwnData('her@mail.test', now);
  for (const one of [actor, other]) await askOwnData({ actor: one, now });
  assert.equal(await statesOf(actor), null);
  await read(actor, ['news']);
  for (const _ of [1, 2]) assert.deepEqual(await statesOf(actor), ['offers allowed', 'news opted-out']);
  for (const one of [other, elsewhere]) assert.equal(await statesOf(one), null);
  assert.deepEqual(await ownDataEvents(actor), ['own-data-asked', 'own-data-viewed', 'own-data-viewed']);
});

test('an old proof of mailbox opens nothing', async () => {
  const actor = await atOwnData('old@mail.test', now);
  await askOwnData({ actor, now });
  await read(actor, []);
  assert.equal(await statesOf(actor, later(11)), null);
});

test('what was asked for and is not carried out yet is said so; what asks for more than the address is not there', async () => {
  const calls = { key: 'calls', label: 'Calls', asks: ['phone'] };
  await database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts: [calls, ...face.optOuts] } });
  const actor = await atOwnData('soon@mail.test', now);
  await optOutOwn({ actor, purposes: ['offers'], submissionKey: randomUUID(), language: 'en', now });
  await askOwnData({ actor, now });
  await read(actor, []);
  assert.deepEqual(await statesOf(actor), ['offers opting-out', 'news allowed']);
});
