import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import type { MapFace } from '#domain/map-face';
import type { MapPicture } from '#domain/map-picture';
import { record } from './record.ts';

/** Publishes what the web process may know of the data map, as the worker checked it. */
export function publishMap({
  face,
  picture,
  hash,
  problems,
  drift,
  now,
}: {
  face: MapFace;
  picture: MapPicture | null;
  hash: string;
  /** What the check found to say, for the desk; no row of the account database. */
  problems: string[];
  /** Those that mean that a deletion might leave something behind; `null` when the check did not get so far. */
  drift: string[] | null;
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await findInstallation(tx);
    await tx.update(installation).set({
      mapFace: face,
      mapPicture: picture,
      mapHash: hash,
      mapProblems: problems,
      mapCheckedAt: now,
      ...(drift ? { mapDrift: drift } : {}),
    });
    // Workers start often; the audit tells of a map that is another one.
    if (before.mapHash === hash) return;
    await record(tx, {
      type: 'map-checked',
      actor: { kind: 'worker' },
      now,
      detail: { hash, problems: problems.length },
    });
  });
}
