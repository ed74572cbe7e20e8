import { Failure } from '../failure.ts';
import type { RunTask } from './run-task.ts';

export const correctFields: RunTask = async () => {
  throw new Failure('not-built');
};
