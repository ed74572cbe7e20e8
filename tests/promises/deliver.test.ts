import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deliver } from './deliver.ts';

test('a journey without a line that every map needs, or that is not there, ends at once and says which', async () => {
  const began = performance.now();
  await assert.rejects(deliver('clickandchat', [['identities']]), /clickandchat without identities:.* identities: /);
  await assert.rejects(deliver('clickandchat', [['tables', 'nothing', 'erase']]), /no line tables › nothing › erase/);
  assert.ok(performance.now() - began < 5000, 'no database was opened for it');
});

test('what was delivered is as the map without the line says, and ends', async () => {
  const { account, end } = await deliver('clickandchat', [['tables', 'accounts', 'label']]);
  const { map } = await account.check();
  assert.equal(map.tables.accounts?.label, undefined);
  await end();
});
