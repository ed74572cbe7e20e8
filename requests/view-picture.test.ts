import assert from 'node:assert/strict';
import { test } from 'node:test';
import { database, inTransaction } from '#db/client';
import { replaceFindings } from '#db/finding';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { codeOf, eventsOf, later, makeStaff, now, planned } from '#tests/desk';
import { pngWith, toldInPng } from '#tests/files';
import { ownPortal } from '#tests/own-portal';
import { showFindings } from './show-findings.ts';
import { viewPicture } from './view-picture.ts';

ownPortal();

const column = (name: string) => ({ column: name, label: name, category: 'all', show: 'shown' as const });
const coded = (octets: Buffer) => `data:image/png;base64,${octets.toString('base64')}`;

async function found(actor: StaffActor) {
  const { id } = await planned('access');
  assert.equal(codeOf(await showFindings({ actor, id, now, reason: 'check-plan' })), 'ok');
  const key = (await findRequest(database(), id))?.key ?? assert.fail();
  const rows = [
    { row: '["1"]', values: [coded(pngWith(toldInPng)), coded(Buffer.from('<svg onload="x">')), '12 bytes'] },
  ];
  const columns = ['image', 'wrong', 'size'].map(column);
  const none = { mentionColumns: [], mentions: [], mentioned: 0 };
  const findings = [{ table: 'avatars', label: 'Pictures', category: 'all', found: 1, columns, rows, ...none }];
  await inTransaction((tx) => replaceFindings(tx, { requestId: id, key, findings, expiresAt: later(15) }));
  return id;
}
const image = { table: 'avatars', row: '["1"]', column: 'image' };

test('a picture among the findings is made anew, without what was told in it', async () => {
  const actor = await makeStaff('reviewer');
  const id = await found(actor);
  const viewed = await viewPicture({ actor, id, now, ...image });
  assert.ok(viewed.ok);
  assert.equal(viewed.value.type, 'image/png');
  assert.deepEqual(Buffer.from(viewed.value.octets), pngWith());
  assert.ok(!(await eventsOf(id)).includes('findings-viewed'), 'its page is on record, not each picture of it');
});

test('what is no picture, or not there, is not found', async () => {
  const actor = await makeStaff('reviewer');
  const id = await found(actor);
  for (const other of [{ column: 'wrong' }, { column: 'size' }, { column: 'x' }, { row: '["2"]' }, { table: 'x' }])
    assert.equal(codeOf(await viewPicture({ actor, id, now, ...image, ...other })), 'not-found');
});

test('to somebody else, and after a quarter of an hour, there is no picture', async () => {
  const actor = await makeStaff('reviewer');
  const id = await found(actor);
  const codeFor = async (who: StaffActor, at = now) => codeOf(await viewPicture({ actor: who, id, now: at, ...image }));
  assert.equal(await codeFor(await makeStaff('approver')), 'not-found');
  assert.equal(await codeFor(await makeStaff('viewer')), 'role-not-allowed');
  assert.equal(await codeFor(actor, later(15)), 'not-found');
});
