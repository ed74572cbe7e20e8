import { isPassing } from '#domain/failures';
import { testSelf } from '../self-test.ts';
import type { Task } from '../task.ts';

/** Every night: shows that a deletion and a copy would still work. What passes by itself is tried again, a bug goes into the log. */
export const selfTest: Task = async (_payload, surroundings) => {
  const tested = await testSelf(surroundings);
  if (tested?.failure && (isPassing(tested.failure) || tested.failure === 'bug')) throw tested.error;
};
