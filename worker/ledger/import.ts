import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { inTransaction, type Transaction } from '#db/client';
import { isInLedger, keepLines, noteInLedger, proveInLedger } from '#db/ledger';
import { record } from '#requests/record';
import { decrypted } from './file.ts';

type Wanted = { identity: string; from: string; now: Date };

/**
 * Takes another installation's ledger over: all of the file or nothing. Entries that are here already stay as they are.
 * @returns how many entries the file has, and how many are new
 * @throws BadFile, or what age says, when the file is cut, changed, for somebody else, or signed by another
 */
export function importLedger(
  octets: AsyncIterable<Uint8Array>,
  wanted: Wanted,
): Promise<{ entries: number; added: number }> {
  const { from, now } = wanted;
  return inTransaction(async (tx) => {
    let [entries, added] = [0, 0];
    let rows: Rows | null = null;
    for await (const part of decrypted(octets, wanted)) {
      if ('rows' in part) {
        await rows?.write(Buffer.from(part.rows, 'base64'));
        continue;
      }
      await rows?.end();
      rows = null;
      entries += 1;
      const { entry } = part;
      if (await isInLedger(tx, entry.id)) continue;
      added += 1;
      await noteInLedger(tx, { ...entry, at: new Date(entry.at), origin: from });
      await proveInLedger(tx, entry.id, entry.signed);
      rows = rowsInto(tx, entry.id);
    }
    await rows?.end();
    await record(tx, { type: 'ledger-imported', actor: { kind: 'worker' }, now, detail: { from, entries, added } });
    return { entries, added };
  });
}

type Rows = { write(piece: Buffer): Promise<void>; end(): Promise<void> };

/** The rows' lines of one entry as they come in, sealed again under our key. */
function rowsInto(tx: Transaction, id: string): Rows {
  const pipe = new PassThrough();
  const kept = keepLines(tx, id, pipe);
  return {
    write: async (piece) => {
      if (!pipe.write(piece)) await Promise.race([once(pipe, 'drain'), kept]);
    },
    end: () => {
      pipe.end();
      return kept;
    },
  };
}
