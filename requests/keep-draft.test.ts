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

test('what is kept beside a request that was filed begins no other one', async () => {
  const browser = 'of bea';
  const keep = (set: Parameters<typeof keepDraft>[0]['set']) => keepDraft({ browser, set, now });
  await keep({ kind: 'access', filed: { id: '0b8e6f0a-9f5c-4f5e-8a55-0a5a1f1d2c3b', reference: 'AAAA-BBBB-CCCC' } });
  const before = await findDraft({ browser });
  await keep({ next: '/requests', unsent: { at: '/requests', values: { words: 'typed' } } });
  const { submissionKey, answers } = (await findDraft({ browser })) ?? {};
  assert.equal(submissionKey, before?.submissionKey);
  assert.deepEqual(answers?.unsent, { at: '/requests', values: { words: 'typed' } });
  await keep({ unsent: undefined });
  assert.equal((await findDraft({ browser }))?.answers.unsent, undefined);
});
