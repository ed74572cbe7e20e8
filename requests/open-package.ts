import { database, inTransaction, type Transaction } from '#db/client';
import { countDownload, listPackages, openChunks, type PackageRow } from '#db/package';
import type { OpenedRequest } from '#db/request';
import type { Actor } from '#domain/actor';
import type { EventType } from '#domain/events';
import { downloadsAtMost, packageState } from '#domain/packages';
import { ok, type Problem, type Result, refused } from '#domain/problems';
import { record } from './record.ts';

export type Collected = {
  /** Octets of the whole. */
  size: number;
  reference: string;
  /** Which of the packages in which the copy came; null where it is the only one. */
  part: number | null;
  /** The package's octets; the last piece comes only when the download was counted. */
  octets: AsyncGenerator<Buffer>;
};

/** `reason` is a code of a list. */
export type Taking = { packageId: string; actor: Actor; now: Date; event: EventType; reason?: string };

/**
 * Opens a request's package for who was found to be allowed it. A download counts, and is an event, when its last piece
 * is handed out: one that breaks off may be tried again, and four at once are three.
 */
export async function openPackage(
  tx: Transaction,
  { id, key, reference }: OpenedRequest,
  taking: Taking,
): Promise<Result<Collected>> {
  const { packageId, now } = taking;
  const packages = await listPackages(tx, id);
  const found = packages.find((one) => one.id === packageId);
  if (!found) return refused('not-found');
  const fault = faultOf(found, now);
  if (fault) return refused(fault);
  const chunks = openChunks(database(), { packageId, key });
  const isOneOf = packages.some(({ id: other, runId }) => runId === found.runId && other !== found.id);
  const part = isOneOf ? found.part : null;
  return ok({ size: found.size, reference, part, octets: counted(chunks, () => countOne(id, taking)) });
}

function faultOf(found: PackageRow, now: Date): Problem['code'] | null {
  const state = packageState(found, now);
  if (state === 'ready') return null;
  return state === 'used-up' ? 'package-used-up' : 'package-gone';
}

/** Holds each piece until the next is there, so that the last one is known before it leaves. */
async function* counted(chunks: AsyncGenerator<Buffer>, finish: () => Promise<void>): AsyncGenerator<Buffer> {
  let held: Buffer | undefined;
  for await (const chunk of chunks) {
    if (held) yield held;
    held = chunk;
  }
  await finish();
  if (held) yield held;
}

/** @throws Error when others were faster: the download then ends without its last piece */
function countOne(requestId: string, { actor, now, event, packageId, reason }: Taking): Promise<void> {
  return inTransaction(async (tx) => {
    if (!(await countDownload(tx, packageId, downloadsAtMost))) throw new Error('the package is used up');
    await record(tx, { type: event, actor, now, requestId, detail: { packageId, ...(reason ? { reason } : {}) } });
  });
}
