import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { installation } from '#db/schema/index';
import type { StaffActor } from '#domain/actor';
import { fileAs, makeStaff, now, planned } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { arm, armingWords } from './arm.ts';
import { personOf } from './redeem.ts';
import { viewOwnRequest } from './view-own-request.ts';
import { viewRequest } from './view-request.ts';
import { withdraw } from './withdraw.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let admin: StaffActor;
before(async () => {
  portal = await openPortal();
  admin = await makeStaff('admin');
});
after(() => portal.close());

const personWith = async (email: string) => {
  const personId = await inTransaction((tx) => personOf(tx, email));
  return { kind: 'person', personId, sessionId: randomUUID(), email, provenAt: now } as const;
};

test('desk and person are told why an approved deletion waits: not armed, then drift, then their own copy, then nothing', async () => {
  const { id, email } = await planned('delete');
  await inTransaction((tx) => tx.execute(`UPDATE request SET status = 'approved' WHERE id = '${id}'`));
  const actor = await personWith(email);
  const told = async () => {
    const [desk, own] = [await viewRequest({ actor: admin, id, now }), await viewOwnRequest({ actor, id, now })];
    assert.ok(desk.ok && own.ok);
    return { desk: desk.value.next, copy: desk.value.waitsFor?.id ?? null, own: own.value.held };
  };

  assert.deepEqual(await told(), { desk: 'arm', copy: null, own: { by: 'disarmed', first: null } });

  await arm({ actor: admin, to: 'armed', typed: armingWords(), now });
  await database()
    .update(installation)
    .set({ mapDrift: ['datamap.yaml:1:1: a new column'] });
  assert.deepEqual(await told(), { desk: 'fix-map', copy: null, own: { by: 'map-drift', first: null } });
  await database().update(installation).set({ mapDrift: [] });
  const copy = await fileAs(email, 'access');
  const held = await told();
  assert.deepEqual(
    { desk: held.desk, copy: held.copy, own: held.own?.by },
    { desk: 'copy-first', copy, own: 'open-copy' },
  );
  assert.equal(held.own?.first?.id, copy);

  await withdraw({ actor, id: copy, now });
  assert.deepEqual(await told(), { desk: 'cool-off', copy: null, own: null });
});

test('another person’s open copy holds nobody’s deletion back', async () => {
  const { id } = await planned('delete');
  await inTransaction((tx) => tx.execute(`UPDATE request SET status = 'approved' WHERE id = '${id}'`));
  await fileAs('somebody-else@example.test', 'access');
  const desk = await viewRequest({ actor: admin, id, now });
  assert.equal(desk.ok && desk.value.next, 'cool-off');
});
