/** How the inbox's mail server behaves, so that tests and demos can see what the portal does with a bad one. */
export type Mode =
  | { kind: 'accept' | '451' | '550' | 'drop-after-data' | 'down' }
  /** Answers that many milliseconds after the message has been sent. */
  | { kind: 'slow'; delayMs: number };

const kinds = ['accept', '451', '550', 'drop-after-data', 'down'] as const;

/** Reads `accept`, `slow:800`, `451`, `550`, `drop-after-data` or `down`; null for anything else. */
export function parseMode(text: string): Mode | null {
  const slow = /^slow:(\d{1,6})$/.exec(text);
  if (slow) return { kind: 'slow', delayMs: Number(slow[1]) };
  const kind = kinds.find((known) => known === text);
  return kind ? { kind } : null;
}

export const formatMode = (mode: Mode): string => (mode.kind === 'slow' ? `slow:${mode.delayMs}` : mode.kind);
