import assert from 'node:assert/strict';
import { test } from 'node:test';
import { later, now } from '#tests/desk';
import { atOwnData, ownDataEvents } from '#tests/own-data';
import { ownPortal } from '#tests/own-portal';
import { askOwnData } from './ask-own-data.ts';

const portal = ownPortal();

test('asked twice within seconds, it is read once; later it is read again', async () => {
  const actor = await atOwnData('twice@mail.test', now);
  for (const at of [now, now, new Date(now.getTime() + 29_000)]) assert.ok((await askOwnData({ actor, now: at })).ok);
  assert.deepEqual(await ownDataEvents(actor), ['own-data-asked']);
  assert.ok((await askOwnData({ actor, now: later(1) })).ok);
  assert.deepEqual(await ownDataEvents(actor), ['own-data-asked', 'own-data-asked']);
  const { rows } = await portal.owner().query('SELECT FROM own_view');
  assert.equal(rows.length, 1);
});

test('a proof of mailbox that is no more fresh opens nothing, and there is an end to asking', async () => {
  const actor = await atOwnData('often@mail.test', now);
  const old = await askOwnData({ actor, now: later(11) });
  assert.equal(!old.ok && old.problems[0].code, 'proof-too-old');
  const codes = new Set<string>();
  for (let time = 0; time < 62; time++) {
    const asked = await askOwnData({ actor: await atOwnData('often@mail.test', now), now });
    codes.add(asked.ok ? 'ok' : asked.problems[0].code);
  }
  assert.deepEqual([...codes], ['ok', 'too-many-tries']);
});
