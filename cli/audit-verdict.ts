import type { Anchor, AuditVerdict } from '#requests/verify-audit';
import { Refusal } from './refusal.ts';

/** A head as the commands of the audit print it. @throws Refusal for anything else */
export function anchorOf(word: string): Anchor {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(word) ?? [];
  if (!seq || !hash)
    throw new Refusal(`${word} is not a head as this command prints it: <number>:<64 hexadecimal digits>.`);
  return { seq: Number(seq), hash };
}

/** @throws Refusal when the chain is broken, so that the command's exit code says so */
export function tellVerdict(verdict: AuditVerdict): void {
  if (!verdict.ok) throw new Refusal(`The audit is broken at event ${verdict.firstBad}: ${verdict.why}.`);
  console.log(`${verdict.events} events, whole and in order.\n${verdict.head.seq}:${verdict.head.hash}`);
}
