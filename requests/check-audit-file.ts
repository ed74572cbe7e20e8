import { createHash } from 'node:crypto';
import type { Anchor, AuditVerdict } from './verify-audit.ts';

const hashOf = (previous: Buffer, text: string): Buffer => createHash('sha256').update(previous).update(text).digest();

/**
 * Recomputes the chain of a file that `exportAudit` made; no database is asked.
 * @param lines without their ends
 * @param anchors heads kept apart from the file; without one, whoever has the file could cut off its end unseen
 * @returns the number of the first event that was changed, removed, moved or cut off
 */
export async function checkAuditFile(lines: AsyncIterable<string>, anchors: Anchor[] = []): Promise<AuditVerdict> {
  const kept = new Map(anchors.map(({ seq, hash }) => [seq, hash]));
  let last: Buffer = createHash('sha256').digest();
  let events = 0;
  for await (const line of lines) {
    events += 1;
    const [, hash, text = '', seq] = /^([0-9a-f]{64}) (\[(\d+), .*\])$/s.exec(line) ?? [];
    last = hashOf(last, text);
    if (Number(seq) !== events || hash !== last.toString('hex')) {
      return { ok: false, firstBad: events, why: 'it was changed or removed, or the order was' };
    }
    if ((kept.get(events) ?? hash) !== hash) {
      return { ok: false, firstBad: events, why: 'the chain up to it was written anew' };
    }
  }
  const cut = anchors.some(({ seq }) => seq > events);
  if (cut) return { ok: false, firstBad: events + 1, why: 'the end of the file was cut off' };
  return { ok: true, events, head: { seq: events, hash: last.toString('hex') } };
}
