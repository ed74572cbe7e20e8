import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventsOf, filed, proven } from '#tests/people';
import { lettersOf, openPortal } from '#tests/portal';
import { viewOwnRequest } from './view-own-request.ts';
import { withdraw } from './withdraw.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');
const erase = { kind: 'delete', scope: 'everything' };

test('a request cancelled twice at once is cancelled once, with one event and one letter', async () => {
  const actor = await proven('twice@example.test', now);
  const id = await filed(portal.owner, { actor, answers: erase, now });
  const results = await Promise.all([withdraw({ actor, id, now }), withdraw({ actor, id, now })]);
  assert.ok(results.every((result) => result.ok));
  assert.equal(await eventsOf(portal.owner, id, 'withdrawn'), 1);
  assert.equal((await lettersOf('withdrawn')).filter(({ to }) => to === actor.email).length, 1);
});

test('E1: somebody else’s request can be neither seen nor cancelled, and looks like none at all', async () => {
  const [mine, other] = [await proven('mine@example.test', now), await proven('other@example.test', now)];
  const id = await filed(portal.owner, { actor: mine, answers: erase, now });
  const made = '00000000-0000-4000-8000-000000000000';
  for (const act of [withdraw, viewOwnRequest]) {
    assert.deepEqual(await act({ actor: other, id, now }), await act({ actor: other, id: made, now }));
    assert.deepEqual(await act({ actor: other, id: "x' or 1=1--", now }), await act({ actor: other, id: made, now }));
  }
  const view = await viewOwnRequest({ actor: mine, id, now });
  assert.equal(view.ok && view.value.status, 'received');
});

test('what runs or is over cannot be cancelled', async () => {
  const actor = await proven('late@example.test', now);
  for (const status of ['running', 'done', 'refused', 'lapsed'] as const) {
    const id = await filed(portal.owner, { actor, answers: erase, status, now });
    const late = await withdraw({ actor, id, now });
    assert.equal(!late.ok && late.problems[0].code, 'not-possible-now');
    await portal.owner.query(`UPDATE request SET status = 'done' WHERE id = $1`, [id]);
  }
});

test('a deletion that cools off can still be cancelled', async () => {
  const actor = await proven('cooling@example.test', now);
  const id = await filed(portal.owner, { actor, answers: erase, status: 'approved', now });
  assert.ok((await withdraw({ actor, id, now })).ok);
});
