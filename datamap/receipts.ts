/** Receipts of many runs: signed while the database works, written by one statement. */
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Receipt, SignedReceipt } from '#domain/plan';
import { canonicalJson } from './digest.ts';
import type { Signer } from './sign.ts';

/** Receipts that are signed, and the same as `writeReceipts` takes them. */
export type Signed = { receipts: SignedReceipt[]; lines: string[] };

/**
 * Signs many receipts, one a step: see `meanwhile`.
 * @param receipts made as they are asked for, since putting one together takes as long as signing it
 * @param signed gets them
 */
export function* signing(sign: Signer, receipts: Iterable<Receipt>, signed: Signed): Generator<void> {
  for (const receipt of receipts) {
    const json = canonicalJson(receipt);
    const signature = sign(json);
    signed.receipts.push({ receipt, signature });
    signed.lines.push(lineOf(receipt, json, signature));
    yield;
  }
}

function lineOf({ run, request, act, plan }: Receipt, json: string, signature: string): string {
  // No value has a tab or a line's end in it: JSON writes them with a backslash, which COPY takes for its own.
  const escaped = json.replaceAll('\\', '\\\\');
  return `${[run, request, act, plan ?? '\\N', escaped, signature].join('\t')}\n`;
}

/**
 * Writes the receipts of many runs, in their one transaction. By COPY: as the list of a parameter, each would be read
 * twice, and all of them held as one text.
 */
export async function writeReceipts(client: ClientBase, { lines }: Signed): Promise<void> {
  const into = copyFrom(
    "COPY habeas.receipt (id, request_id, kind, digest, receipt, signature) FROM STDIN (ENCODING 'UTF8')",
  );
  await pipeline(inPieces(lines), client.query(into));
}

function* inPieces(lines: string[]): Generator<string> {
  for (let at = 0; at < lines.length; at += 50) yield lines.slice(at, at + 50).join('');
}
