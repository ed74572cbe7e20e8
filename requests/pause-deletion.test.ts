import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inTransaction } from '#db/client';
import { insertLetterLink } from '#db/letter-link';
import type { Status } from '#domain/states';
import { eventsOf, filed, proven } from '#tests/people';
import { lettersOf, openPortal } from '#tests/portal';
import { pauseDeletion } from './pause-deletion.ts';
import { redeem } from './redeem.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

const now = new Date('2026-03-05T12:00:00Z');
const soon = new Date('2026-03-06T12:00:00Z');

async function cooling(email: string, status: Status = 'approved') {
  const actor = await proven(email, now);
  const answers = { kind: 'delete', scope: 'everything' };
  const id = await filed(portal.owner, { actor, answers, status, now });
  const link = { requestId: id, purpose: 'pause-deletion', expiresAt: soon } as const;
  const [token, another] = await inTransaction(async (tx) => [
    await insertLetterLink(tx, link),
    await insertLetterLink(tx, link),
  ]);
  return { id, token, another };
}

test('A6: a notice’s link used twice, and another contact’s, pause once and answer the same', async () => {
  const { id, token, another } = await cooling('ann@example.test');
  const pasted = ` http://127.0.0.1:3000/pause#${token}\n`;
  for (const given of [token, token, another, pasted])
    assert.deepEqual(await pauseDeletion({ token: given, now }), { ok: true, value: null });
  assert.equal(await eventsOf(portal.owner, id, 'paused'), 1);
  const { rows } = await portal.owner.query('SELECT paused_at FROM request WHERE id = $1', [id]);
  assert.deepEqual(rows[0]?.paused_at, now);
  assert.equal((await lettersOf('deletion-paused')).filter(({ to }) => to === 'ann@example.test').length, 1);
});

test('A6: the token signs nobody in, and no other token pauses', async () => {
  const { id, token } = await cooling('eve@example.test');
  const entered = await redeem({ browser: 'any', link: token ?? '', now });
  assert.equal(entered.ok, false);
  const none = await pauseDeletion({ token: ' ', now });
  assert.equal(!none.ok && none.problems[0].code, 'link-missing');
  for (const given of ['x', '#', id, null, ['a']]) {
    const paused = await pauseDeletion({ token: given, now });
    assert.equal(!paused.ok && paused.problems[0].code, 'not-found');
  }
});

test('what runs already or is over cannot be paused any more', async () => {
  const { token } = await cooling('late@example.test', 'running');
  const late = await pauseDeletion({ token, now });
  assert.equal(!late.ok && late.problems[0].code, 'not-possible-now');
  const over = await pauseDeletion({ token: (await cooling('over@example.test')).token, now: soon });
  assert.equal(!over.ok && over.problems[0].code, 'not-possible-now');
});
