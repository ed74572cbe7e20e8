/** How long a session lives at most, in hours. */
export const sessionHours = { visitor: 1, staff: 12 } as const;

/** How long a member of staff may be away before signing in again, in minutes. */
export const staffIdleMinutes = 30;

/** Who was seen last before this is idle at the desk. */
export const staffIdleSince = (now: Date): Date => new Date(now.getTime() - staffIdleMinutes * 60_000);

/** How fresh a proof of mailbox must be to collect a package, in minutes. */
const freshProofMinutes = 10;

/** Whether a mailbox was proven recently enough to hand out what lies in a package. */
export const isFreshProof = (provenAt: Date, now: Date): boolean =>
  now.getTime() - provenAt.getTime() <= freshProofMinutes * 60_000;

/** Why an admin ends a colleague's sessions: a closed list, because the audit may hold no words of anybody's. */
export const sessionEndReasons = [
  'device-lost',
  'stayed-open',
  'seems-stolen',
  'role-changed',
  'colleague-asked',
] as const;
export type SessionEndReason = (typeof sessionEndReasons)[number];

export const isSessionEndReason = (value: unknown): value is SessionEndReason =>
  sessionEndReasons.some((reason) => reason === value);
