import { randomUUID } from 'node:crypto';
import { classify, traceOf } from './failure.ts';

/** Ids, counts and codes only; when it was said is not its own to say. */
type Entry = { [name: string]: unknown; at?: never };

/** One JSON line an entry. */
export function say(level: 'info' | 'warning' | 'error', entry: Entry): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, program: 'worker', ...entry })}\n`);
}

/**
 * Says of what a task threw only its class, with codes and places in our source.
 * @returns the class and the reference of the line, which is all that the queue may keep
 */
export function sayFailure(task: string, error: unknown): string {
  const failure = classify(error);
  const reference = randomUUID().slice(0, 8);
  say(failure === 'bug' ? 'error' : 'warning', { task, failure, reference, ...traceOf(error) });
  return `${failure} ${reference}`;
}
