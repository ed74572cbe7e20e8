import { dayOf } from '#domain/clock';
import type { Kind } from '#domain/kinds';
import { pauseCited } from '#domain/law/cited';
import { type PauseReason, pauseReasons } from '#domain/law/rule';
import type { clockOf } from './keep-clock.ts';
import { organisation } from './organisation.ts';
import { ruledLaws } from './rules-for.ts';

/** Today in the organisation's time zone. */
export const todayIs = (now: Date): string => dayOf(now, organisation().timeZone);

/**
 * What every law of a request lets its clock stand still for, with the article of each; nothing once the time for the answer is
 * over, or while it stands still already.
 * @see UK GDPR Art. 12A; GDPR Art. 12(6); Cal. Civ. Code 1798.130(a)(2), which lets nothing stop it
 */
export function mayPauseFor(
  { rules, dates }: Awaited<ReturnType<typeof clockOf>>,
  kind: Kind,
  now: Date,
): { why: PauseReason; article: string }[] {
  if (dates.pausedFor || todayIs(now) > dates.answerBy.on) return [];
  const laws = ruledLaws(rules);
  const lets = (why: PauseReason) => laws.every(({ pause }) => pause[why]?.value.kinds.includes(kind));
  return pauseReasons.filter(lets).map((why) => ({ why, article: pauseCited(laws, why) }));
}
