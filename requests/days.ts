import { dayOf, isDay } from '#domain/clock';
import { ok, type Result, refused } from '#domain/problems';
import { organisation } from './organisation.ts';

/** A day that is still to come, or today, in the organisation's time zone; as it was typed, `YYYY-MM-DD`. */
export function readComing(typed: unknown, field: string, now: Date): Result<string> {
  if (typeof typed !== 'string' || !isDay(typed)) return refused('day-not-valid', field);
  return typed < dayOf(now, organisation().timeZone) ? refused('day-over', field) : ok(typed);
}

/** A day that has come: today, or before. */
export function readPast(typed: unknown, field: string, now: Date): Result<string> {
  if (typeof typed !== 'string' || !isDay(typed)) return refused('day-not-valid', field);
  return typed > dayOf(now, organisation().timeZone) ? refused('day-in-future', field) : ok(typed);
}
