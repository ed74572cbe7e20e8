import { endGlasses } from '#requests/end-glasses';
import { forgetExpired } from '#requests/forget-expired';
import { lapse } from '#requests/lapse';
import { remindPerson } from '#requests/remind-person';
import { sweepPackages } from '#requests/sweep-packages';
import { warnAcknowledgements } from '#requests/warn-acknowledgements';
import { warnAppeals } from '#requests/warn-appeals';
import { warnClocks } from '#requests/warn-clocks';
import { warnSelfTest } from '#requests/warn-self-test';
import { warnTasks } from '#requests/warn-tasks';
import { warnUnanswered } from '#requests/warn-unanswered';
import { sayFailure } from '../log.ts';
import type { Task } from '../task.ts';

const steps: ((now: Date) => Promise<unknown>)[] = [
  warnClocks,
  warnAcknowledgements,
  warnAppeals,
  warnTasks,
  warnUnanswered,
  warnSelfTest,
  remindPerson,
  lapse,
  endGlasses,
  sweepPackages,
  forgetExpired,
];

/**
 * Every few minutes: deadlines, unanswered questions, and what must not outlive its minutes. A request, or a step, that
 * fails holds none of the others up.
 * @throws the first failure, when all have had their turn: the queue keeps the task as failed, and tries again
 */
export const clock: Task = async (_payload, { now }) => {
  const faults: unknown[] = [];
  for (const step of steps) await step(now()).catch((error) => void faults.push(...apart(error)));
  const [first, ...others] = faults;
  for (const fault of others) sayFailure('clock', fault);
  if (first) throw first;
};

const apart = (error: unknown): unknown[] => (error instanceof AggregateError ? error.errors : [error]);
