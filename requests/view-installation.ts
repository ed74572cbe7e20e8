import { database } from '#db/client';
import { findInstallation } from '#db/installation';

export type InstallationView = {
  armedAt: Date | null;
  armedBy: string | null;
  mapProblems: string[];
  mapCheckedAt: Date | null;
  mapHash: string | null;
  workerSeenAt: Date | null;
  mailSeenAt: Date | null;
  accountSeenAt: Date | null;
};

/** What staff may know of the installation: whether deletions are armed and what the worker saw. Nothing of a person. */
export async function installationView(): Promise<InstallationView> {
  const { mapFace: _, one: __, ...rest } = await findInstallation(database());
  return rest;
}
