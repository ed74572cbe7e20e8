import type { Task } from '../tasks.ts';

export const undoOptOut: Task = async () => {};
