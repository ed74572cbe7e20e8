import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { type FailureClass, failureClass } from '#domain/failures';
import { type SelfTestStanding, selfTestStanding } from '#domain/self-test';
import { organisation } from './organisation.ts';

export type SelfTestView = {
  standing: SelfTestStanding;
  /** The last one; `failure` says why it did not come to its end. */
  last: { at: Date; seconds: number; failure: FailureClass | null } | null;
};

/** How the nightly self-test goes, for who administers. Nothing of a person. */
export async function viewSelfTest(now: Date): Promise<SelfTestView> {
  const kept = await findInstallation(database());
  const { selfTest } = kept;
  return {
    standing: selfTestStanding(kept, { isWanted: organisation().selfTest !== undefined, now }),
    last: selfTest && {
      at: new Date(selfTest.at),
      seconds: selfTest.tookMs / 1000,
      failure: selfTest.failure === null ? null : failureClass(selfTest.failure),
    },
  };
}
