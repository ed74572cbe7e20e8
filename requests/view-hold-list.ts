import { inTransaction } from '#db/client';
import { type ListWords, type OwnWords, ownWords } from '#domain/hold-list';
import { ok, type Result } from '#domain/problems';
import { type HoldListReport, reportOn } from './hold-list-report.ts';
import { type HoldListAsked, ownHoldList } from './own-hold-list.ts';

export type HoldListView = ListWords & {
  id: string;
  /** How many people this list would hold. */
  good: number;
  /** What these lines say in their own words: their people read the reason when they ask for a deletion. */
  own: OwnWords | null;
  /** Null: its day is over, and its lines are gone. */
  report: Omit<HoldListReport, 'good'> | null;
  /** When it was laid, and how many holds that made; null while nobody is held by it. */
  laid: { at: Date; count: number } | null;
};

/** A list of people to be held: what it would do, and what is to be changed in it; once laid, what it did. */
export function viewHoldList(asked: HoldListAsked): Promise<Result<HoldListView>> {
  return inTransaction(async (tx) => {
    const list = await ownHoldList(tx, asked);
    if (!list.ok) return list;
    const { id, reason, law, reviewOn, laid, confirmedAt } = list.value;
    const report = await reportOn(tx, list.value, asked);
    const told = report && { bad: report.bad, twice: report.twice, already: report.already, unread: report.unread };
    return ok({
      ...{ id, reason, law, reviewOn, good: report?.good.length ?? 0, report: told },
      own: ownWords(report?.good ?? [], list.value),
      laid: confirmedAt && { at: confirmedAt, count: laid },
    });
  });
}
