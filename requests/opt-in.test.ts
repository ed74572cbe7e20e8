import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { PersonActor } from '#domain/actor';
import { codeOf, later, now } from '#tests/desk';
import { atOwnData } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { eventsOf } from '#tests/people';
import { fileOptOut } from './file.ts';
import { optIn } from './opt-in.ts';

const portal = ownPortal();

/** An opt-out that the worker has carried out, whoever asked for it. */
async function optedOut({ email }: PersonActor, purposes: string[], status = 'done'): Promise<string> {
  const answers = { kind: 'opt-out', purposes };
  const asked = { answers, submissionKey: randomUUID(), language: 'en', now, typed: email, client: email };
  const filed = await fileOptOut(asked);
  assert.ok(filed.ok);
  await portal.owner().query('UPDATE request SET status = $2 WHERE id = $1', [filed.value.id, status]);
  return filed.value.id;
}

const asked = (id: string) => eventsOf(portal.owner(), id, 'undo-asked');

test('confirmed twice, each opt-out that has the purpose is taken back once, and no other', async () => {
  const actor = await atOwnData('twice@mail.test', now);
  const ids = [await optedOut(actor, ['news']), await optedOut(actor, ['news', 'offers'])];
  const other = await optedOut(actor, ['offers']);
  const both = await Promise.all([1, 2].map(() => optIn({ actor, purpose: 'news', now })));
  assert.deepEqual(both.map(codeOf), ['ok', 'ok']);
  assert.equal(codeOf(await optIn({ actor, purpose: 'news', now: later(1) })), 'ok');
  for (const id of ids) assert.equal(await asked(id), 1);
  assert.equal(await asked(other), 0);
});

test('nobody allows again what somebody else opted out of, and nothing is where there was no opt-out', async () => {
  const [actor, other] = [await atOwnData('mine@mail.test', now), await atOwnData('theirs@mail.test', now)];
  const id = await optedOut(other, ['news']);
  assert.equal(codeOf(await optIn({ actor, purpose: 'news', now })), 'not-possible-now');
  assert.equal(codeOf(await optIn({ actor: other, purpose: 'offers', now })), 'not-possible-now');
  assert.equal(await asked(id), 0);
});

test('an opt-out that is not carried out yet is not taken back', async () => {
  const actor = await atOwnData('early@mail.test', now);
  const id = await optedOut(actor, ['news'], 'running');
  assert.equal(codeOf(await optIn({ actor, purpose: 'news', now })), 'not-possible-now');
  assert.equal(await asked(id), 0);
});
