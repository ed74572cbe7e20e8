import type { GlassReason, GlassRemark } from '#domain/glass';

/** Why data of a watched person could not wait for a colleague. */
export const glassReasonWords: Record<GlassReason, string> = {
  'date-near': 'The legal date is near, and nobody else is there',
  harm: 'Somebody may come to harm',
  incident: 'An attack or a loss of data is under way',
  authority: 'A court or an authority is waiting',
};

/** What an admin made of it. */
export const glassRemarkWords: Record<GlassRemark, string> = {
  needed: 'It was needed, and they looked at no more than that',
  'could-have-waited': 'It could have waited for a colleague; I talked with them',
  misused: 'It was misused, and is dealt with outside this portal',
};
