import type { Outcome } from '#domain/states';
import { outcomeWords } from './words.ts';

type Ended = { outcome: Outcome | null; events: readonly { type: string }[] };

/** What became of a request; of one tried out nothing did, and its outcome is what its plan would have come to. */
export function outcomeOf({ outcome, events }: Ended): string | null {
  if (!outcome) return null;
  const words = outcomeWords[outcome];
  if (!events.some(({ type }) => type === 'tried-out')) return words;
  return `Tried out and taken back: nothing was changed. For real: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}
