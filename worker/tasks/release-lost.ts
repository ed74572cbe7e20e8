import type { Task } from '../tasks.ts';

export const releaseLost: Task = async () => {};
