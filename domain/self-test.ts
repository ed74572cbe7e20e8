/** The nightly self-test: a deletion and a copy for an account of nobody's, carried out to the last statement and taken back. */

/** How one went. `failure`: a class of `failures.ts`; `null`: it came to its end, and nothing was changed by it. */
export type SelfTest = { at: string; tookMs: number; failure: string | null };

const hourMs = 3_600_000;

/** Longer than a day, so that a night that comes late is no alarm. */
const lateHours = 36;

/** An admin hears of the same trouble once in a night, however often it is tried. */
const tellAgainHours = 20;

/** `off`: the organisation file names no account for it. */
export type SelfTestStanding = 'off' | 'not-yet' | 'well' | 'failed' | 'late';

/** What is kept of self-tests. `since`: when the worker first knew that there has to be one. */
export type KeptSelfTest = { selfTest: SelfTest | null; selfTestSince: Date | null };

/** Whether the last self-test went well, and lately. */
export function selfTestStanding(
  { selfTest, selfTestSince }: KeptSelfTest,
  { isWanted, now }: { isWanted: boolean; now: Date },
): SelfTestStanding {
  if (!isWanted) return 'off';
  const from = selfTest ? new Date(selfTest.at) : selfTestSince;
  if (from && now.getTime() - from.getTime() > lateHours * hourMs) return 'late';
  if (!selfTest) return 'not-yet';
  return selfTest.failure === null ? 'well' : 'failed';
}

/** Whether the last letter to admins is so old that trouble that lasts is worth another. */
export const isToTellAgain = (toldAt: Date | null, now: Date): boolean =>
  toldAt === null || now.getTime() - toldAt.getTime() >= tellAgainHours * hourMs;
