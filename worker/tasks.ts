/** The tasks by name. */
import { sayFailure } from './log.ts';
import type { Surroundings, Task } from './task.ts';
import { announceSharing } from './tasks/announce-sharing.ts';
import { bulk } from './tasks/bulk.ts';
import { checkSettings } from './tasks/check-settings.ts';
import { clock } from './tasks/clock.ts';
import { compareFacts } from './tasks/compare-facts.ts';
import { findAndPlan } from './tasks/find-and-plan.ts';
import { nightly } from './tasks/nightly.ts';
import { postCode } from './tasks/post-code.ts';
import { releaseLost } from './tasks/release-lost.ts';
import { run } from './tasks/run.ts';
import { selfTest } from './tasks/self-test.ts';
import { sendLetter } from './tasks/send-letter.ts';
import { showFindings } from './tasks/show-findings.ts';
import { showOwnData } from './tasks/show-own-data.ts';
import { undoOptOut } from './tasks/undo-opt-out.ts';

export const tasks: Record<string, Task> = {
  'send-letter': sendLetter,
  'find-and-plan': findAndPlan,
  'show-findings': showFindings,
  'show-own-data': showOwnData,
  'compare-facts': compareFacts,
  'post-code': postCode,
  run,
  'release-lost': releaseLost,
  'undo-opt-out': undoOptOut,
  'announce-sharing': announceSharing,
  bulk,
  'check-settings': checkSettings,
  clock,
  nightly,
  'self-test': selfTest,
};

/** Minutes, hours, days as cron writes them; UTC. Two workers make one job of a line. */
export const crontab = `
*/5 * * * * clock
17 2 * * * nightly
47 2 * * * self-test
`;

/**
 * Runs a task so that what it throws is only its class: the queue keeps an error's words, and they may hold values.
 * The log has the same reference, with codes and places in our source.
 */
export async function carryOut(name: string, payload: unknown, surroundings: Surroundings): Promise<void> {
  const task = tasks[name];
  if (!task) throw new Error(`no such task: ${name}`);
  try {
    await task(payload, surroundings);
  } catch (error) {
    throw new Error(sayFailure(name, error));
  }
}
