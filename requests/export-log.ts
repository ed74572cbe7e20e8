import { database, inTransaction } from '#db/client';
import { type LogLine, type LogPage, listLog } from '#db/request-log';
import type { StaffActor } from '#domain/actor';
import { dayOf } from '#domain/clock';
import { type Period, readPeriod } from '#domain/period';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';
import { organisation } from './organisation.ts';
import { record } from './record.ts';

export type { LogLine };

export type ExportLog = {
  actor: StaffActor;
  /** As the address says it. */
  period: Partial<Period>;
  now: Date;
  pageSize?: number;
};

/**
 * The log of requests that the law has kept, line by line and page by page, however long it is. It names nobody; that it
 * was taken out is an event, each time.
 * @see 11 CCR 7101(b)
 */
export async function exportLog({
  actor,
  now,
  pageSize = 5000,
  ...asked
}: ExportLog): Promise<Result<{ period: Period; lines: AsyncGenerator<LogLine> }>> {
  const { timeZone } = organisation();
  const period = readPeriod(asked.period, dayOf(now, timeZone));
  return inTransaction(async (tx) => {
    const may = await authorise(tx, { actor, act: 'view-reports', now });
    if (!may.ok) return may;
    await record(tx, { type: 'log-exported', actor, now, detail: { ...period } });
    return ok({ period, lines: linesOf({ period, timeZone, limit: pageSize }) });
  });
}

async function* linesOf(page: Omit<LogPage, 'after'>): AsyncGenerator<LogLine> {
  for (let after: LogPage['after'] = null; ; ) {
    const lines: LogLine[] = await listLog(database(), { ...page, after });
    yield* lines;
    const last = lines.at(-1);
    if (!last || lines.length < page.limit) return;
    after = { receivedOn: last.receivedOn, id: last.id };
  }
}
