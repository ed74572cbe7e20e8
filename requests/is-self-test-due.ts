import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import { organisation } from './organisation.ts';

const dayMs = 24 * 3_600_000;

/** Whether there should have been a self-test since the last one. */
export async function isSelfTestDue(now: Date): Promise<boolean> {
  if (!organisation().selfTest) return false;
  const { selfTest } = await findInstallation(database());
  return selfTest === null || now.getTime() - new Date(selfTest.at).getTime() > dayMs;
}
