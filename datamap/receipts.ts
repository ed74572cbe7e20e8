/** Receipts of many runs: signed while the database works, written by one statement. */
import { pipeline } from 'node:stream/promises';
import { setImmediate as soon } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Receipt, SignedReceipt } from '#domain/plan';
import { canonicalJson } from './digest.ts';
import type { Signer } from './sign.ts';

/**
 * Signs many receipts, a few at a time: the database works on meanwhile.
 * @param receipts made as they are asked for, since putting one together takes as long as signing it
 */
export async function signReceipts(sign: Signer, receipts: Iterable<Receipt>): Promise<SignedReceipt[]> {
  const signed: SignedReceipt[] = [];
  for (const receipt of receipts) {
    if (signed.length % 10 === 0) await soon();
    signed.push({ receipt, signature: sign(canonicalJson(receipt)) });
  }
  return signed;
}

/**
 * Writes the receipts of many runs, in their one transaction. By COPY: as the list of a parameter, each would be read
 * twice, and all of them held as one text.
 */
export async function writeReceipts(client: ClientBase, signed: SignedReceipt[]): Promise<void> {
  const into = copyFrom(
    "COPY habeas.receipt (id, request_id, kind, digest, receipt, signature) FROM STDIN (ENCODING 'UTF8')",
  );
  await pipeline(linesOf(signed), client.query(into));
}

function* linesOf(signed: SignedReceipt[]): Generator<string> {
  for (let at = 0; at < signed.length; at += 50) {
    yield signed
      .slice(at, at + 50)
      .map(lineOf)
      .join('');
  }
}

function lineOf({ receipt, signature }: SignedReceipt): string {
  const { run, request, act, plan } = receipt;
  // No value has a tab or a line's end in it: JSON writes them with a backslash, which COPY takes for its own.
  const json = JSON.stringify(receipt).replaceAll('\\', '\\\\');
  return `${[run, request, act, plan ?? '\\N', json, signature].join('\t')}\n`;
}
