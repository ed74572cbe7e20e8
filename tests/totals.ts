/** A reporter for `node --test`: every failure with its place and reason, then the totals in one line. */
import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

type Counts = { passed: number; failed: number; skipped: number };

const place = (file: string | undefined, line: number | undefined): string =>
  file ? `${relative(process.cwd(), file)}:${line ?? 1}` : '';

export default async function* totals(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  for await (const { type, data } of events) {
    if (type === 'test:pass') counts[data.skip !== undefined ? 'skipped' : 'passed']++;
    if (type === 'test:fail') {
      counts.failed++;
      failures.push(
        `✖ ${data.name}\n  ${place(data.file, data.line)}\n${inspect(data.details.error.cause ?? data.details.error, { depth: 4 }).replace(/^/gm, '    ')}`,
      );
    }
  }
  yield `\n${failures.map((failure) => `${failure}\n\n`).join('')}`;
  yield `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`;
}
