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
import type { Task } from '../task.ts';

/** Every few minutes: deadlines, unanswered questions, and what must not outlive its minutes. */
export const clock: Task = async (_payload, { now }) => {
  await warnClocks(now());
  await warnAcknowledgements(now());
  await warnAppeals(now());
  await warnTasks(now());
  await warnUnanswered(now());
  await warnSelfTest(now());
  await remindPerson(now());
  await lapse(now());
  await endGlasses(now());
  await sweepPackages(now());
  await forgetExpired(now());
};
