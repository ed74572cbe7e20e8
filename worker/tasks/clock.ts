import type { Task } from '../tasks.ts';

export const clock: Task = async () => {};
