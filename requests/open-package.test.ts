import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { findRequest } from '#db/request';
import { codeOf, eventsOf, fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { packageUnder } from '#tests/packed';
import { openPackage } from './open-package.ts';

const portal = ownPortal();

test('taken twice, a package counts twice; broken off, it counts not at all; the fourth time it is used up', async () => {
  const id = await fileAs('taker@example.test', 'access');
  const packageId = await packageUnder(portal.owner(), id, randomBytes(3_000_000));
  const request = await findRequest(database(), id);
  assert.ok(request);
  const taking = { packageId, actor: { kind: 'worker' }, now, event: 'package-collected' } as const;
  const open = () => inTransaction((tx) => openPackage(tx, request, taking));
  const broken = await open();
  assert.ok(broken.ok);
  await broken.value.octets.next();
  await broken.value.octets.return(undefined);
  const counted = async () => (await eventsOf(id)).filter((type) => type === 'package-collected').length;
  assert.equal(await counted(), 0);
  for (const times of [1, 2, 3]) {
    const opened = await open();
    assert.ok(opened.ok);
    for await (const _ of opened.value.octets);
    assert.equal(await counted(), times);
  }
  assert.equal(codeOf(await open()), 'package-used-up');
});
