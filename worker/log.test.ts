import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayFailure } from './log.ts';

test('a line of the log says when, at which task and where in our source, and nothing of what was thrown', (context) => {
  const written = context.mock.method(process.stderr, 'write', () => true);
  const before = new Date().toISOString();
  const said = sayFailure('clock', new Error('ada@people.test'));
  const [line] = written.mock.calls.map(({ arguments: [text] }) => String(text));
  written.mock.restore();
  const entry = JSON.parse(line ?? '');
  assert.ok(entry.at >= before && entry.at <= new Date().toISOString(), line);
  assert.deepEqual([entry.task, `${entry.failure} ${entry.reference}`], ['clock', said]);
  assert.match(entry.trace[0], /^at .*log\.test\.ts:\d+/);
  assert.doesNotMatch(line ?? '', /ada@/);
});
