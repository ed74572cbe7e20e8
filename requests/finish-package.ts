import { finishPackage } from '#db/package';
import { dayOf } from '#domain/clock';
import { downloadsAtMost } from '#domain/packages';
import { outsideDone } from './end-request.ts';
import type { Following } from './finish-run.ts';
import { wakeDeletions } from './finish-run.ts';
import { organisation } from './organisation.ts';
import { statusUrl, tellPerson } from './person-letters.ts';
import { record } from './record.ts';

export type Packed = { id: string; expiresAt: Date; size: number; sha256: string };

/**
 * What follows from a copy: its packages can be collected from now on, the person hears of it, and a deletion that waited
 * for it goes on. Until here nothing of the package could be reached.
 */
export const handOver =
  (parts: readonly Packed[], now: Date): Following =>
  async (tx, about) => {
    for (const { id, size, sha256 } of parts) {
      if (!(await finishPackage(tx, { id, size, sha256, now })))
        throw new Error('another worker took the package over');
    }
    // Each had its days from when it was begun.
    const expiresAt = new Date(Math.min(...parts.map((one) => one.expiresAt.getTime())));
    const fields = {
      reference: about.reference,
      statusUrl: statusUrl(about.id),
      expiresOn: dayOf(expiresAt, organisation().timeZone),
      downloads: downloadsAtMost,
      ...(about.lettersByPost ? { enclosed: true } : {}),
      outside: await outsideDone(tx, about),
    };
    await tellPerson(tx, about, { kind: 'export-ready', fields, now });
    const detail = { packages: parts.map(({ id, size, sha256 }) => ({ id, size, sha256 })) };
    await record(tx, { type: 'package-made', actor: { kind: 'worker' }, now, requestId: about.id, detail });
    await wakeDeletions(tx, about);
  };
