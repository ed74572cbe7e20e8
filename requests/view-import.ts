import { inTransaction } from '#db/client';
import { ok, type Result } from '#domain/problems';
import { type ImportReport, reportOn } from './import-report.ts';
import { type ImportAsked, ownImport } from './own-import.ts';

export type ImportView = {
  id: string;
  /** How many requests this table would bring in. */
  good: number;
  /** Null: its day is over, and its lines are gone. */
  report: Omit<ImportReport, 'good'> | null;
  /** When it was brought in, and how many requests that made; null before. */
  done: { at: Date; count: number } | null;
};

/** A table of past requests: what would come of it, and what is to be changed in it; once brought in, what came. */
export function viewImport(asked: ImportAsked): Promise<Result<ImportView>> {
  return inTransaction(async (tx) => {
    const found = await ownImport(tx, asked);
    if (!found.ok) return found;
    const { id, broughtIn, confirmedAt } = found.value;
    const report = await reportOn(tx, found.value, asked);
    const done = confirmedAt && { at: confirmedAt, count: broughtIn };
    return ok({ id, good: report?.good.length ?? 0, report: report && leftOf(report), done });
  });
}

const leftOf = ({ good: _, ...left }: ImportReport): Omit<ImportReport, 'good'> => left;
