import { sql } from 'drizzle-orm';
import type { Transaction } from './client.ts';

/** The worker's tasks and what each is told; the function `enqueue` holds the same list. */
export type Tasks = {
  'send-letter': { id: string };
  'find-and-plan': { requestId: string };
  'show-findings': { requestId: string };
  'show-own-data': { viewId: string };
  'compare-facts': { proofId: string };
  'post-code': { codeId: string };
  run: { requestId: string };
  'release-lost': { requestId: string; how: 'unfreeze' | 'cancel' };
  'undo-opt-out': { requestId: string };
  'announce-sharing': { sharing: string };
  bulk: { bulkId: string };
  'check-settings': { number: number };
};

/**
 * Queues a job in the transaction of the change that it follows from.
 * @param options.key a later job of the same key replaces one that has not begun
 */
export async function enqueue<Task extends keyof Tasks>(
  tx: Transaction,
  task: Task,
  payload: Tasks[Task],
  options: { runAt?: Date; key?: string } = {},
): Promise<void> {
  const runAt = options.runAt?.toISOString() ?? null;
  await tx.execute(
    sql`SELECT enqueue(${task}, ${JSON.stringify(payload)}::json, ${runAt}::timestamptz, ${options.key ?? null})`,
  );
}
