import { database, inTransaction } from '#db/client';
import { countDownload, listPackages, openChunks, type PackageRow } from '#db/package';
import { downloadsAtMost, packageState } from '#domain/packages';
import { ok, type Problem, type Result, refused } from '#domain/problems';
import { isFreshProof } from '#domain/sessions';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';

export type Collected = {
  /** Octets of the whole. */
  size: number;
  reference: string;
  /** The package's octets; the last piece comes only when the download was counted. */
  octets: AsyncGenerator<Buffer>;
};

/**
 * Hands a package to the person whose data it holds, after a fresh proof of mailbox. A download counts when its last
 * piece is handed out: one that breaks off may be tried again, and four at once are three.
 */
export function collectPackage({ packageId, ...asked }: OwnAct & { packageId: string }): Promise<Result<Collected>> {
  return onOwn(asked, async (tx, { id, key, reference }) => {
    const found = (await listPackages(tx, id)).find((one) => one.id === packageId);
    if (!found) return refused('not-found');
    const { actor, now } = asked;
    if (!isFreshProof(actor.provenAt, now)) return refused('proof-too-old');
    const fault = faultOf(found, now);
    if (fault) return refused(fault);
    const chunks = openChunks(database(), { packageId, key });
    const finish = () => countOne(asked, packageId);
    return ok({ size: found.size, reference, octets: counted(chunks, finish) });
  });
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
function countOne({ actor, id, now }: OwnAct, packageId: string): Promise<void> {
  return inTransaction(async (tx) => {
    if (!(await countDownload(tx, packageId, downloadsAtMost))) throw new Error('the package is used up');
    await record(tx, { type: 'package-collected', actor, now, requestId: id, detail: { packageId } });
  });
}
