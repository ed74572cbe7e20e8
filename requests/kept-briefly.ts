const keptMs = 60_000;
/** What takes seconds to find is kept a hundred times as long, so that finding it anew takes a hundredth of the time. */
const keptTimes = 100;
const keptAtMostMs = 10 * 60_000;
const lentTimes = 5;
/** Who asks for it anew gets it in this part of the time for which it is kept: finding takes a tenth of all at most. */
const anewTimes = 0.1;
const most = 100;

type Kept<Value> = { at: Date; value: Promise<Value>; keptMs: number; isRenewed?: boolean };

type Options = {
  /** What is too old is given as it is, up to five times that age, and looked up anew meanwhile: only where the page says of when it is. */
  lends?: boolean;
  /** Milliseconds, to take the time that finding takes. */
  clock?: () => number;
};

/**
 * Keeps what was found for a minute in this process, or a hundred times as long as it took to find, ten minutes at most:
 * figures of a million requests take seconds, and need not be newer. Who asks while it is being looked up waits for the same answer.
 * @param find is told nothing of who asks: authorise before
 * @returns with the moment at which it was found
 */
export function keptBriefly<Asked, Value>(
  find: (asked: Asked) => Promise<Value>,
  { lends = false, clock = () => performance.now() }: Options = {},
): (asked: Asked, now: Date, how?: { isAnew: boolean }) => Promise<{ value: Value; at: Date }> {
  const kept = new Map<string, Kept<Value>>();
  const keep = (key: string, made: Kept<Value>) => {
    kept.delete(key);
    kept.set(key, made);
  };
  const found = (asked: Asked, at: Date): Kept<Value> => {
    const began = clock();
    const made: Kept<Value> = { at, keptMs, value: find(asked) };
    const timed = () => {
      made.keptMs = Math.min(Math.max(keptMs, keptTimes * (clock() - began)), keptAtMostMs);
    };
    made.value.then(timed, timed);
    return made;
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
  return async (asked, now, { isAnew } = { isAnew: false }) => {
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    const age = known ? Math.abs(now.getTime() - known.at.getTime()) : 0;
    const isEnough = isAnew && known && age >= known.keptMs * anewTimes;
    if (known && !isEnough && age < known.keptMs * (lends ? lentTimes : 1)) {
      if (age >= known.keptMs && !known.isRenewed) {
        known.isRenewed = true;
        void renew(known, key, found(asked, now));
      }
      return { at: known.at, value: await known.value };
    }
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    const made = found(asked, now);
    keep(key, made);
    // A failure is not kept: the next one tries again.
    made.value.catch(() => kept.delete(key));
    return { at: now, value: await made.value };
  };
}
