import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { sharingNamed } from '#domain/sharing';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { organisation } from './organisation.ts';
import { tellOfSharing } from './tell-of-sharing.ts';

process.env.HABEAS_ORGANISATION = path.join(import.meta.dirname, '../examples/assistly');
const portal = ownPortal('habeas_worker');

const tell = (addresses: string[]) => {
  const sharing = sharingNamed(organisation(), 'boxes-for-books');
  assert.ok(sharing);
  return tellOfSharing({ sharing, addresses, now });
};

test('told twice, at once or one after the other, an address gets one letter', async () => {
  const addresses = ['ann@mail.example', 'ANN@mail.example', 'ben@mail.example'];
  const counts = await Promise.all([tell(addresses), tell(addresses)]);
  assert.equal(counts[0] + counts[1], 2);
  assert.equal(await tell(addresses), 0);
  assert.deepEqual((await lettersOf('sharing-notice')).map(({ to }) => to).sort(), [
    'ann@mail.example',
    'ben@mail.example',
  ]);
});

test('what is no plain address is left out, and the others of its batch are written to', async () => {
  assert.equal(await tell(['', 'nobody', 'a@b.test, c@d.test', 'dora@mail.example']), 1);
  assert.equal(await tell(['']), 0);
});

test('H3: the table of who was told holds no address', async () => {
  const { rows } = await portal
    .owner()
    .query("SELECT count(*)::int AS clear FROM sharing_letter WHERE position('mail'::bytea IN address_index) > 0");
  assert.equal(rows[0].clear, 0);
});
