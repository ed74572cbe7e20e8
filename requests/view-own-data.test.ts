import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database } from '#db/client';
import { findOwnView, findViewer, keepOwnView } from '#db/own-view';
import { later, now } from '#tests/desk';
import { atOwnData, ownDataEvents } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { askOwnData } from './ask-own-data.ts';
import { awaitOwnData, viewOwnData } from './view-own-data.ts';

const portal = ownPortal();
const data = { state: 'nothing' } as const;

test('nothing of somebody else is shown, nor of another session; looked at twice, there are two events', async () => {
  const [actor, other] = [await atOwnData('her@mail.test', now), await atOwnData('him@mail.test', now)];
  const elsewhere = await atOwnData('her@mail.test', now);
  for (const one of [actor, other]) await askOwnData({ actor: one, now });
  assert.equal(await viewOwnData({ actor, now }), null);
  const { id } = (await findOwnView(database(), { sessionId: actor.sessionId, now })) ?? { id: '' };
  assert.deepEqual(await findViewer(database(), { id, now }), { email: 'her@mail.test' });
  await keepOwnView(database(), { id, data });
  for (const _ of [1, 2]) assert.deepEqual(await viewOwnData({ actor, now }), data);
  for (const one of [other, elsewhere]) assert.equal(await viewOwnData({ actor: one, now }), null);
  assert.deepEqual(await ownDataEvents(actor), ['own-data-asked', 'own-data-viewed', 'own-data-viewed']);
});

test('what was read is shown for minutes, goes with its session, and finds no place once it was asked for anew', async () => {
  const actor = await atOwnData('short@mail.test', now);
  await askOwnData({ actor, now });
  const { id: first } = (await findOwnView(database(), { sessionId: actor.sessionId, now })) ?? { id: '' };
  await keepOwnView(database(), { id: first, data });
  assert.deepEqual(await awaitOwnData({ actor, now, atMostMs: 100 }), data);
  assert.equal(await viewOwnData({ actor, now: later(10) }), null);
  await askOwnData({ actor, now: later(5) });
  await keepOwnView(database(), { id: first, data });
  assert.equal(await awaitOwnData({ actor, now: later(5), atMostMs: 100 }), null);
  await portal.owner().query('DELETE FROM session WHERE id = $1', [actor.sessionId]);
  assert.equal(
    (await portal.owner().query('SELECT FROM own_view WHERE session_id = $1', [actor.sessionId])).rowCount,
    0,
  );
});
