import { expirePackages } from '#requests/sweep-packages';
import type { Task } from '../task.ts';

/** Every night: packages whose days are over. */
export const nightly: Task = async (_payload, { now }) => {
  await expirePackages(now());
};
