import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { face } from '#tests/portal';
import { publishMap } from './publish-map.ts';
import { installationView } from './view-installation.ts';

const portal = ownPortal('habeas_worker');

test('the same map published twice is one event, another map is another', async () => {
  const publish = (hash: string) => publishMap({ face, hash, problems: [], drift: [], picture: null, now });
  for (const hash of ['one', 'one', 'two']) await publish(hash);
  assert.equal(await portal.events('map-checked'), 2);
  assert.equal((await installationView()).mapHash, 'two');
});
