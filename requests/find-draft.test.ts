import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownPortal } from '#tests/own-portal';
import { findDraft } from './find-draft.ts';
import { keepDraft } from './keep-draft.ts';

ownPortal();

test('the answers of somebody else’s browser are none here, nor are they without a browser’s secret', async () => {
  await keepDraft({ browser: 'mine', set: { kind: 'delete' }, now: new Date('2026-06-01T12:00:00Z') });
  assert.deepEqual((await findDraft({ browser: 'mine' }))?.answers, { kind: 'delete' });
  for (const browser of ['theirs', 'MINE', '', undefined]) assert.equal(await findDraft({ browser }), null);
});
