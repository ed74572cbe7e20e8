import { database } from '#db/client';
import { findInstallation, findMapPicture } from '#db/installation';
import type { Certificates } from '#domain/certificates';
import type { ClockSkew } from '#domain/clock-skew';
import { type FailureClass, failureClass } from '#domain/failures';
import type { Forgotten } from '#domain/forgotten';
import type { MapPicture } from '#domain/map-picture';
import type { QueueStanding } from '#domain/queue-standing';

export type InstallationView = {
  armedAt: Date | null;
  armedBy: string | null;
  mapProblems: string[];
  mapDrift: string[];
  mapCheckedAt: Date | null;
  mapHash: string | null;
  workerSeenAt: Date | null;
  mailSeenAt: Date | null;
  accountSeenAt: Date | null;
  clockSkew: ClockSkew | null;
  queue: QueueStanding | null;
  certificates: Certificates | null;
  /** Since when the account database is known to be a restored one that still has erased people in it. */
  restoredSeenAt: Date | null;
  /** Runs that have receipts in the account database, of requests that the portal does not know. */
  forgottenRuns: Forgotten | null;
  /** Since when no run begins, because too many failed one after the other, and how the last of them did. */
  runsPausedAt: Date | null;
  runsPausedFor: FailureClass | null;
};

/** What staff may know of the installation: whether deletions are armed and what the worker saw. Nothing of a person. */
export async function installationView(): Promise<InstallationView> {
  const { mapFace: _, one: __, failingRequests: ___, ...known } = await findInstallation(database());
  // A view of its own.
  const { selfTest: ____, selfTestSince: _____, selfTestToldAt: ______, ...rest } = known;
  return { ...rest, runsPausedFor: rest.runsPausedFor === null ? null : failureClass(rest.runsPausedFor) };
}

/** The data map drawn, for who administers; names of tables and columns, nothing of a person. */
export const mapPictureView = (): Promise<MapPicture | null> => findMapPicture(database());
