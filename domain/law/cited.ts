import type { Law, PauseReason } from './rule.ts';

/** Where each of the laws lets the clock stand still for this, as one citation. */
export const pauseCited = (laws: readonly Law[], why: PauseReason): string =>
  [...new Set(laws.flatMap(({ pause }) => pause[why]?.article ?? []))].join('; ');
