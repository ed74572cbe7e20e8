import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { installation } from '#db/schema/index';
import type { MapFace } from '#domain/map-face';
import { record } from './record.ts';

/** Publishes what the web process may know of the data map, as the worker checked it. */
export function publishMap({
  face,
  hash,
  problems,
  now,
}: {
  face: MapFace;
  hash: string;
  /** What the check found to say, for the desk; no row of the account database. */
  problems: string[];
  now: Date;
}): Promise<void> {
  return inTransaction(async (tx) => {
    const before = await findInstallation(tx);
    await tx.update(installation).set({ mapFace: face, mapHash: hash, mapProblems: problems, mapCheckedAt: now });
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
