import type { Task } from '../tasks.ts';

export const nightly: Task = async () => {};
