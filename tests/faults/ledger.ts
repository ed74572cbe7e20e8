/** A crowd that files opt-outs and writes down what it was told; the ledger is then held against the databases. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Fields, hiddenFields, type OptOut, sendOptOut, shownReference, Unknown } from '../opt-out-form.ts';

export type Entry = OptOut & {
  /** What the visitor was shown. */
  reference: string;
  /** Posts whose outcome nobody knew; each was sent again under the same key. */
  unknown: number;
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tries until somebody knows. @returns the value, and how often nobody did */
async function insist<Value>(work: () => Promise<Value>, random: () => number): Promise<[Value, number]> {
  for (let unknown = 0; ; unknown++) {
    try {
      return [await work(), unknown];
    } catch (error) {
      if (!(error instanceof Unknown) || unknown === 300) throw error;
      await sleep(50 + 200 * random());
    }
  }
}

const uuidOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

async function fileOne(origin: string, number: number, random: () => number): Promise<Entry> {
  const client = `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;
  const optOut = { key: uuidOf(number), email: `person${number}@load.example`, client };
  const [hidden] = await insist<Fields>(() => hiddenFields(origin), random);
  const [cookie, unknown] = await insist(() => sendOptOut(origin, hidden, optOut), random);
  const [reference] = await insist(() => shownReference(origin, cookie), random);
  return { ...optOut, reference, unknown };
}

/** Files the form of an entry once more. @returns the reference shown now */
export async function fileAgain(origin: string, entry: Entry): Promise<string> {
  return shownReference(origin, await sendOptOut(origin, await hiddenFields(origin), entry));
}

/**
 * Files `count` opt-outs, `together` at a time.
 * @param onTaken called after each with how many were taken so far
 */
export async function fileMany(
  origin: string,
  { count, together, seed }: { count: number; together: number; seed: number },
  onTaken: (taken: number) => void,
): Promise<Entry[]> {
  const random = seeded(seed);
  const entries: Entry[] = [];
  let next = 1;
  const visitor = async () => {
    while (next <= count) {
      entries.push(await fileOne(origin, next++, random));
      onTaken(entries.length);
    }
  };
  await Promise.all(Array.from({ length: together }, visitor));
  return entries;
}
