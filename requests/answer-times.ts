import { database } from '#db/client';
import { type Asked, countByKind } from '#db/figures';
import { dayOf } from '#domain/clock';
import type { Kind } from '#domain/kinds';
import { readPeriod } from '#domain/period';
import { keptBriefly } from './kept-briefly.ts';
import { organisation } from './organisation.ts';

/** Answers of a kind below which none are told: a median of few says nothing, and tells of single people. */
const fewest = 10;

const counted = keptBriefly((asked: Asked) => countByKind(database(), asked));

/** In how many calendar days requests were answered: half of them at most `medianDays`, nine of ten `p90Days`. */
export type AnswerTime = { kind: Kind; medianDays: number; p90Days: number };

/**
 * How fast requests that were received in the last twelve months were answered, by kind; kinds with too few answers to
 * tell are left out.
 */
export async function answerTimes({ now }: { now: Date }): Promise<AnswerTime[]> {
  const { timeZone } = organisation();
  const today = dayOf(now, timeZone);
  const { value } = await counted({ period: readPeriod({}, today), timeZone, today }, now);
  return value.flatMap(({ kind, whole, part, denied, medianDays, p90Days }) =>
    medianDays === null || p90Days === null || whole + part + denied < fewest ? [] : [{ kind, medianDays, p90Days }],
  );
}
