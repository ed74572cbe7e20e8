import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { inTransaction } from '#db/client';
import { lockRequest } from '#db/request';
import { now, planned } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { mailHouse, notificationsOf } from '#tests/told';
import { noteRecipients } from './note-recipients.ts';
import { tellOthers } from './tell-others.ts';

const portal = ownPortal('habeas_worker');

const tell = (id: string) =>
  inTransaction(async (tx) => {
    const about = await lockRequest(tx, id);
    assert.ok(about);
    await tellOthers(tx, about, { kind: 'recipient', actor: { kind: 'worker' }, now });
  });

test('noted twice before they are told, the last note is what they are told, once', async () => {
  const { id } = await planned('delete');
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse('old@mail-house.example')], now });
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse('new@mail-house.example')], now });
  await tell(id);
  await tell(id);
  assert.deepEqual(
    (await lettersOf('recipient-notice')).map(({ to }) => to),
    ['new@mail-house.example'],
  );
});

test('who was told stays told when the same run notes them again', async () => {
  const { id } = await planned('delete');
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse()], now });
  await tell(id);
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse('other@mail-house.example')], now });
  await tell(id);
  const told = await notificationsOf(id);
  assert.deepEqual(
    told.map(({ body }) => body.contact),
    ['privacy@mail-house.example'],
  );
});

test('of the run of a request that was taken up again, who was told of the first is told once more', async () => {
  const { id } = await planned('delete');
  for (const [runId, what] of [
    [id, 'Lists'],
    [randomUUID(), 'Orders'],
  ] as const) {
    const one = mailHouse('twice@mail-house.example');
    const body = { ...one.body, fields: { ...one.body.fields, what: [what] } };
    await noteRecipients({ requestId: id, runId, recipients: [{ ...one, body }], now });
    await tell(id);
    await tell(id);
  }
  const letters = (await lettersOf('recipient-notice')).filter(({ to }) => to === 'twice@mail-house.example');
  assert.deepEqual(letters.map(({ fields }) => fields.what).sort(), [['Lists'], ['Orders']]);
  assert.equal((await notificationsOf(id)).length, 2);
});

test('H4: with the request’s key gone nobody can read what was noted', async () => {
  const { id } = await planned('delete');
  await noteRecipients({ requestId: id, runId: id, recipients: [mailHouse()], now });
  await tell(id);
  const { rows } = await portal.owner().query('SELECT body_sealed FROM notification WHERE request_id = $1', [id]);
  assert.equal(rows.length, 1);
  assert.ok(!rows[0].body_sealed.includes('CANARY') && !rows[0].body_sealed.includes('mail-house'));
  await portal.owner().query("UPDATE request SET key_sealed = '\\x00' WHERE id = $1", [id]);
  await assert.rejects(notificationsOf(id));
});
