import type { LetterKind } from './letters.ts';

const minute = 60_000;

/** `webhook`: a letter to others that goes to their webhook. */
type Sent = LetterKind | 'webhook';

/** Waits before the next try, in minutes; the last one repeats. Greylisting wants at least 1, and at most 30 (RFC 5321 §4.5.4.1). */
const waits = [1, 5, 15, 30];
/** A person waits at the page for a code. */
const codeWaits = [1, 2, 5];

/** A webhook's server that fails is mended in minutes or in hours. */
const webhookWaits = [1, 5, 30, 2 * 60, 5 * 60, 10 * 60];

/** How long a letter is tried: five days (RFC 5321 §4.5.4.1), a code two hours: by then another was asked for. */
const patienceMs = (kind: Sent): number => (kind === 'code' ? 2 * 60 : 5 * 24 * 60) * minute;

/**
 * When a letter that could not be sent is tried again.
 * @param tries how often it was tried, this time included
 * @returns null when it was tried long enough
 */
export function nextTry(
  kind: Sent,
  { tries, createdAt, now }: { tries: number; createdAt: Date; now: Date },
): Date | null {
  const steps = kind === 'code' ? codeWaits : kind === 'webhook' ? webhookWaits : waits;
  const wait = (steps[Math.min(tries, steps.length) - 1] ?? 1) * minute;
  return now.getTime() - createdAt.getTime() >= patienceMs(kind) ? null : new Date(now.getTime() + wait);
}
