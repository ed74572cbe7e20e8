/** Break-glass: in an emergency one person of the desk sees a watched person's data without a colleague's word. */

/** How long, in minutes. */
export const glassMinutes = 60;

/** Of one person's that nobody has reviewed yet; with so many they break no other. */
export const glassesAtMost = 3;

/** Why it could not wait for a colleague: a closed list, because the audit may hold no words of anybody's. */
export const glassReasons = ['date-near', 'harm', 'incident', 'authority'] as const;
export type GlassReason = (typeof glassReasons)[number];

export const isGlassReason = (value: unknown): value is GlassReason => glassReasons.some((reason) => reason === value);

/** What the review came to: a closed list for the same reason. */
export const glassRemarks = ['needed', 'could-have-waited', 'misused'] as const;
export type GlassRemark = (typeof glassRemarks)[number];

export const isGlassRemark = (value: unknown): value is GlassRemark => glassRemarks.some((remark) => remark === value);

/** When it ends by itself, whoever is there or not to note it. */
export const glassUntil = (brokenAt: Date): Date => new Date(brokenAt.getTime() + glassMinutes * 60_000);

/** Whatever was broken before this moment, or at it, is over. */
export const glassSince = (now: Date): Date => new Date(now.getTime() - glassMinutes * 60_000);
