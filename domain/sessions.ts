/** How long a session lives at most, in hours. */
export const sessionHours = { visitor: 1, staff: 12 } as const;

/** How long a member of staff may be away before signing in again, in minutes. */
export const staffIdleMinutes = 30;

/** How fresh a proof of mailbox must be to collect a package, in minutes. */
export const freshProofMinutes = 10;

/** Whether a mailbox was proven recently enough to hand out what lies in a package. */
export const isFreshProof = (provenAt: Date, now: Date): boolean =>
  now.getTime() - provenAt.getTime() <= freshProofMinutes * 60_000;
