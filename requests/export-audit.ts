import { database } from '#db/client';
import { findHead, listLinks } from '#db/event';
import type { Anchor } from './verify-audit.ts';

export type AuditExport = {
  /** The last event that is in it: kept elsewhere, it tells a file that was cut short or written anew. */
  head: Anchor;
  /** One an event: its hash in hexadecimal, a blank, and the JSON that this hash and the one before make it of. */
  lines: AsyncGenerator<string>;
};

/**
 * The log of events as a file that whoever has it can check without us: SHA-256 of the hash before (of nothing, for the
 * first) and the JSON is the line's hash. Ids, codes and counts are in it, and nothing of a person.
 */
export async function exportAudit(): Promise<AuditExport> {
  const head = await findHead(database());
  return { head, lines: linesUntil(head.seq) };
}

async function* linesUntil(until: number): AsyncGenerator<string> {
  for await (const links of listLinks(database(), { until })) {
    for (const { hash, text } of links) yield `${hash} ${text}\n`;
  }
}
