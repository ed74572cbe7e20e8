import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { database } from '#db/client';
import { answersOf, findRequest } from '#db/request';
import { installation, suppression } from '#db/schema/index';
import type { PersonActor } from '#domain/actor';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { eventsOf, filed, proven } from '#tests/people';
import { face } from '#tests/portal';
import { honourSignal } from './honour-signal.ts';
import { emailIndexOf } from './on-own.ts';

const portal = ownPortal();

const offering = (optOuts: (typeof face)['optOuts']) =>
  database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts } });
const sharing = [{ key: 'sharing', label: 'Passing my data on' }, ...face.optOuts];
beforeEach(() => offering(sharing));

const honour = (actor: PersonActor) => honourSignal({ actor, language: 'en', now });

async function requestsOf(actor: PersonActor): Promise<string[]> {
  const { rows } = await portal
    .owner()
    .query<{ id: string }>('SELECT id FROM request WHERE email_index = $1 ORDER BY received_at', [emailIndexOf(actor)]);
  return rows.map(({ id }) => id);
}

/** As the worker leaves it when the opt-out is in force, or was taken back. */
async function inForce(actor: PersonActor, requestId: string, undoneAt: Date | null = null): Promise<void> {
  const row = { purpose: 'sharing', identityIndex: emailIndexOf(actor), requestId, createdAt: now, undoneAt };
  await database().insert(suppression).values(row);
  await portal.owner().query("UPDATE request SET status = 'done' WHERE id = $1", [requestId]);
}

test('a signal seen twice, also by two pages at once, is one opt-out with one event and no letter but the confirmation', async () => {
  const actor = await proven('twice@mail.example', now);
  const letters = async () => (await portal.owner().query('SELECT FROM letter')).rowCount;
  const before = await letters();
  assert.deepEqual(await Promise.all([honour(actor), honour(actor), honour(actor)]), Array(3).fill('in-force'));
  assert.equal(await honour({ ...actor, sessionId: crypto.randomUUID() }), 'in-force');
  const ids = await requestsOf(actor);
  assert.equal(ids.length, 1);
  const id = ids[0] ?? '';
  const request = await findRequest(database(), id);
  assert.deepEqual(request && answersOf(request), { kind: 'opt-out', purposes: ['sharing'] });
  for (const [type, count] of [
    ['received', 1],
    ['signal-honoured', 1],
    ['asked-again', 0],
  ] as const)
    assert.equal(await eventsOf(portal.owner(), id, type), count, type);
  assert.equal(await letters(), before);
  assert.equal(await portal.jobs(`run:${id}`), 0, 'the worker takes it up as it does each opt-out');
});

test('where sharing is prevented already, nothing is filed', async () => {
  const actor = await proven('before@mail.example', now);
  const id = await filed(portal.owner(), { actor, answers: { kind: 'opt-out', purposes: ['sharing', 'news'] }, now });
  assert.equal(await honour(actor), 'in-force');
  await inForce(actor, id);
  assert.equal(await honour(actor), 'in-force');
  assert.deepEqual(await requestsOf(actor), [id]);
  assert.equal(await eventsOf(portal.owner(), id, 'signal-honoured'), 1);
});

test('who takes the opt-out back has said so, and the next page does not opt them out again', async () => {
  const actor = await proven('since@mail.example', now);
  await honour(actor);
  const [id = ''] = await requestsOf(actor);
  await inForce(actor, id, now);
  assert.equal(await honour(actor), 'opted-in-since');
  assert.deepEqual(await requestsOf(actor), [id]);
  await filed(portal.owner(), { actor, answers: { kind: 'opt-out', purposes: ['news'] }, now });
  assert.equal(await honour(actor), 'opted-in-since', 'another opt-out on its way is another matter');
  await filed(portal.owner(), { actor, answers: { kind: 'opt-out', purposes: ['sharing'] }, now });
  assert.equal(await honour(actor), 'in-force', 'who opts out again by themselves is opted out');
});

test('who took an earlier opt-out back, before any signal, is opted out by the first one', async () => {
  const actor = await proven('first@mail.example', now);
  const id = await filed(portal.owner(), { actor, answers: { kind: 'opt-out', purposes: ['sharing'] }, now });
  await inForce(actor, id, now);
  assert.equal(await honour(actor), 'in-force');
  assert.equal((await requestsOf(actor)).length, 2);
});

test('it opts out of sharing alone, and writes nothing where there is no such opt-out or it asks for more', async () => {
  const actor = await proven('none@mail.example', now);
  for (const optOuts of [face.optOuts, [], [{ key: 'sharing', label: 'x', asks: ['name', 'phone'] }]]) {
    await offering(optOuts);
    assert.equal(await honour(actor), null);
  }
  await offering(sharing);
  assert.deepEqual(await requestsOf(actor), []);
});
