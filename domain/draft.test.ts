import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answers } from './answers.ts';
import { answersOfDraft } from './draft.ts';
import { kinds } from './kinds.ts';

test('no kind of request can be filed before its first question is answered', () => {
  for (const kind of kinds) assert.ok(!answers.safeParse(answersOfDraft({ kind })).success, kind);
  assert.equal(answersOfDraft({}), undefined);
});

test('everything is what somebody chose who was asked', () => {
  const read = answers.safeParse(answersOfDraft({ kind: 'access', access: { categories: [] } }));
  assert.deepEqual(read.data, { kind: 'access', categories: [], note: '' });
});
