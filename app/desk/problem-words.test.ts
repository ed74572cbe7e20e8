import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemCodes } from '#domain/problems';
import { problemWords } from './problem-words.ts';

test('every problem has words at the desk, and an extension that comes late the day on which it was due', () => {
  for (const code of problemCodes) assert.ok(problemWords({ code }).length > 10, code);
  const late = problemWords({ code: 'extension-too-late', detail: { day: '2026-07-16' } });
  assert.match(late, /due by 16 Jul 2026$/);
  assert.match(problemWords({ code: 'value-unchanged' }), /already/);
  const missing = ['reason', 'words'].map((field) => problemWords({ code: 'reason-missing', field }));
  assert.deepEqual(missing, ['Give a reason', 'Fill this in first']);
});
