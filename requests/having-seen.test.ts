import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { listEvents } from '#db/event';
import { findRequest } from '#db/request';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { assign } from './assign.ts';
import { havingSeen, viewMeanwhile } from './having-seen.ts';
import { lookIn } from './look-in.ts';
import { refuse } from './refuse.ts';
import { wake } from './wake.ts';

ownPortal();

const newest = (id: string) => inTransaction(async (tx) => (await listEvents(tx, id)).at(-1)?.seq ?? 0);
const ownerOf = (id: string) => inTransaction(async (tx) => (await findRequest(tx, id))?.assigneeId);

test('who acts on an old page reads first what a colleague did, and presses once more', async () => {
  const [first, second] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const { id } = await planned('access');
  const seen = await newest(id);
  const take = (actor: typeof first, seen: number) =>
    havingSeen({ actor, id, now, seen }, (asked) => assign({ ...asked, staffId: actor.staffId }));
  assert.equal(codeOf(await take(first, seen)), 'ok');
  assert.equal(codeOf(await take(second, seen)), 'moved-on');
  assert.equal(await ownerOf(id), first.staffId);
  const meanwhile = await viewMeanwhile({ actor: second, id, now, seen });
  assert.ok(meanwhile.ok);
  assert.deepEqual(
    meanwhile.value.map(({ type, name }) => [type, name]),
    [['assigned', first.name]],
  );
  assert.equal(codeOf(await take(second, meanwhile.value[0]?.seq ?? 0)), 'ok');
  assert.equal(await ownerOf(id), second.staffId);
  assert.deepEqual(await eventsOf(id), ['received', 'assigned', 'assigned']);
});

test('what cannot be done any more says so itself, not that it may be pressed once more', async () => {
  const [first, second] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const { id } = await planned('access');
  const seen = await newest(id);
  const deny = (actor: typeof first) =>
    havingSeen({ actor, id, now, seen }, (asked) =>
      refuse({ ...asked, ground: 'rights-of-others', reason: 'It names a neighbour' }),
    );
  assert.equal(codeOf(await deny(first)), 'ok');
  assert.equal(codeOf(await deny(second)), 'not-possible-now');
});

test('one’s own acts, and colleagues who only look, are no news', async () => {
  const [first, second] = [await makeStaff('reviewer'), await makeStaff('reviewer')];
  const { id } = await planned('access');
  const seen = await newest(id);
  assert.equal(codeOf(await assign({ actor: first, id, now, staffId: first.staffId })), 'ok');
  assert.equal(codeOf(await lookIn({ actor: second, id, now })), 'ok');
  assert.equal(codeOf(await wake({ actor: await makeStaff('viewer'), id, now })), 'role-not-allowed');
  const give = havingSeen({ actor: first, id, now, seen }, (asked) => assign({ ...asked, staffId: second.staffId }));
  assert.equal(codeOf(await give), 'ok');
});

test('what somebody did in another tab is told to them too, but not what their own refused act put on record', async () => {
  const actor = await makeStaff('reviewer');
  const { id } = await planned('access');
  const seen = await newest(id);
  assert.equal(codeOf(await assign({ actor, id, now, staffId: actor.staffId })), 'ok');
  const toldAt = async (at: Date) => {
    const meanwhile = await viewMeanwhile({ actor, id, now: at, seen });
    return meanwhile.ok && meanwhile.value.map(({ type }) => type);
  };
  assert.deepEqual(await toldAt(now), []);
  assert.deepEqual(await toldAt(later(1)), ['assigned']);
});

test('to who does not work at the desk nothing happened', async () => {
  const gone = await makeStaff('reviewer');
  const { id } = await planned('access');
  const actor = { ...gone, staffId: crypto.randomUUID() };
  assert.notEqual(codeOf(await viewMeanwhile({ actor, id, now, seen: 0 })), 'ok');
});
