import { setImmediate as soon } from 'node:timers/promises';

/** Of one turn: what the database says meanwhile waits no longer than these take, some 0.1 ms each. */
const atOnce = 5;

/**
 * Does other work step by step while the database is at its own and Node would wait; not while Node has much to read, which would wait.
 * @param steps one after the other; what is left of them when `work` is done can go on by another call, or `toEnd`
 * @throws what a step throws, when `work` has ended: a statement of it that came after the ROLLBACK would be of no transaction
 */
export async function meanwhile<Result>(work: Promise<Result>, ...steps: Iterator<unknown>[]): Promise<Result> {
  let isDone = false;
  const end = () => {
    isDone = true;
  };
  const ended = work.then(end, end);
  try {
    do await soon();
    while (!isDone && steps.some(goOn));
  } finally {
    await ended;
  }
  return work;
}

/** Does all that is left. */
export async function toEnd(steps: Iterator<unknown>): Promise<void> {
  while (goOn(steps)) await soon();
}

/** @returns whether there may be more */
function goOn(steps: Iterator<unknown>): boolean {
  for (let n = 0; n < atOnce; n++) if (steps.next().done) return false;
  return true;
}
