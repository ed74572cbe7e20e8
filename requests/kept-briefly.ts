const keptMs = 60_000;
const lentMs = 5 * 60_000;
const most = 100;

type Kept<Value> = { at: Date; value: Promise<Value>; isRenewed?: boolean };

/**
 * Keeps what was found for a minute in this process: figures of a million requests take a second, and need not be newer.
 * Who asks while it is being looked up waits for the same answer.
 * @param find is told nothing of who asks: authorise before
 * @param options.lends what is older than a minute, and no more than five, is given as it is, and looked up anew meanwhile:
 * only where the page says of when it is
 * @returns with the moment at which it was found
 */
export function keptBriefly<Asked, Value>(
  find: (asked: Asked) => Promise<Value>,
  { lends = false } = {},
): (asked: Asked, now: Date) => Promise<{ value: Value; at: Date }> {
  const kept = new Map<string, Kept<Value>>();
  const keep = (key: string, made: Kept<Value>) => {
    kept.delete(key);
    kept.set(key, made);
  };
  /** Once for all who ask meanwhile; what fails leaves the old answer, and the next one tries again. */
  const renew = async (known: Kept<Value>, key: string, made: Kept<Value>) => {
    try {
      await made.value;
      keep(key, made);
    } catch {
      known.isRenewed = false;
    }
  };
  return async (asked, now) => {
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    const age = known ? Math.abs(now.getTime() - known.at.getTime()) : Number.POSITIVE_INFINITY;
    if (known && age < (lends ? lentMs : keptMs)) {
      if (age >= keptMs && !known.isRenewed) {
        known.isRenewed = true;
        void renew(known, key, { at: now, value: find(asked) });
      }
      return { at: known.at, value: await known.value };
    }
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    const made = { at: now, value: find(asked) };
    keep(key, made);
    // A failure is not kept: the next one tries again.
    made.value.catch(() => kept.delete(key));
    return { at: now, value: await made.value };
  };
}
