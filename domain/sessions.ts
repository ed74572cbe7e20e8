/** How long a session lives at most, in hours. */
export const sessionHours = { visitor: 1, staff: 12 } as const;

/** How long a member of staff may be away before signing in again, in minutes. */
export const staffIdleMinutes = 30;

/** How fresh a proof of mailbox must be to collect a package, in minutes. */
export const freshProofMinutes = 10;
