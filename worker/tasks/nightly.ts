import { expirePackages } from '#requests/sweep-packages';
import { publish } from '../publish.ts';
import type { Task } from '../task.ts';

/** Every night: packages whose days are over, and the map held against a database that may have changed. */
export const nightly: Task = async (_payload, { account, now }) => {
  await expirePackages(now());
  await publish(account, now());
};
