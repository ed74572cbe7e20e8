import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPortal } from '#tests/own-portal';
import { findDraft } from './find-draft.ts';
import { keepDraft } from './keep-draft.ts';

ownPortal();

const now = new Date('2026-06-01T12:00:00Z');

test('an answer kept twice, also at once, is one, under one key', async () => {
  const keep = () => keepDraft({ browser: 'of ann', set: { kind: 'access' }, now });
  await Promise.all([keep(), keep()]);
  const before = await findDraft({ browser: 'of ann' });
  assert.deepEqual(await keep(), { kind: 'access' });
  assert.deepEqual(await findDraft({ browser: 'of ann' }), before);
});
