import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPortal } from '#tests/own-portal';
import { lettersOf } from '#tests/portal';
import { askForCode } from './ask-for-code.ts';
import { redeem } from './redeem.ts';

ownPortal();

const now = new Date('2026-06-01T12:00:00Z');

test('asked for twice by one browser, two codes are sent and the newer one alone works', async () => {
  const ask = {
    audience: 'visitor',
    typed: 'ann@example.test',
    browser: 'of ann',
    client: 'net',
    language: 'en',
  } as const;
  const later = new Date(now.getTime() + 1000);
  assert.ok((await askForCode({ ...ask, now })).ok);
  assert.ok((await askForCode({ ...ask, now: later })).ok);
  const [older, newer, ...more] = (await lettersOf('code')).map(({ fields }) => fields.code);
  assert.equal(more.length, 0);
  const give = async (code = '') => (await redeem({ browser: 'of ann', code, now: later })).ok;
  assert.deepEqual([await give(older), await give(newer)], [false, true]);
  assert.equal(await give(older), false, 'nor does the older one once the newer is used');
});
