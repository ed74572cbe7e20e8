import { setTimeout as wait } from 'node:timers/promises';

const keptMs = 60_000;
/** Less than anybody minds, and enough for all but very large portals. */
const patienceMs = 100;
/** What took longer, so often one after the other, is counted anew so seldom that it takes a hundredth of the time, and nobody waits for it. */
const slowMs = 40;
const slowTimes = 3;
const restTimes = 100;
const restsAtMostMs = 8000;
const lentMs = 10_000;
const most = 100;

type Kept<Value> = { head: number; at: Date; value: Value; tookMs: number; slow: number };

/**
 * Keeps what was counted in this process until something happens, for a minute at most. Then it is counted anew, once for
 * all who ask. They wait a blink for it; where counting takes longer, or fails, they get the count from before, which is
 * no older than ten seconds.
 * @param count is told nothing of who asks: authorise before
 * @param clock milliseconds, to take the time that counting takes
 * @returns asks with a number that grows whenever something happens
 */
export function countedMeanwhile<Asked, Value>(
  count: (asked: Asked) => Promise<Value>,
  clock = () => performance.now(),
): (asked: Asked, head: number, now: Date) => Promise<Value> {
  const kept = new Map<string, Kept<Value>>();
  const counting = new Map<string, Promise<void>>();

  const begin = (asked: Asked, key: string, head: number, at: Date): Promise<void> => {
    const began = clock();
    const made = count(asked)
      .then((value) => {
        const tookMs = clock() - began;
        const slow = tookMs > slowMs ? (kept.get(key)?.slow ?? 0) + 1 : 0;
        kept.delete(key);
        const [oldest] = kept.keys();
        if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
        kept.set(key, { head, at, value, tookMs, slow });
      })
      .finally(() => counting.delete(key));
    counting.set(key, made);
    return made;
  };

  return async (asked, head, now) => {
    const key = JSON.stringify(asked);
    const known = () => {
      const one = kept.get(key);
      return one && { ...one, age: Math.abs(now.getTime() - one.at.getTime()) };
    };
    /** What was being counted when the last thing happened may not have seen it. */
    const fresh = async (): Promise<Value> => {
      for (;;) {
        const one = known();
        if (one && one.head >= head && one.age < keptMs) return one.value;
        await (counting.get(key) ?? begin(asked, key, head, now));
      }
    };
    const before = known();
    if (!before || before.age >= lentMs) return fresh();
    const isSlow = before.slow >= slowTimes;
    if (isSlow && before.age < Math.min(restTimes * before.tookMs, restsAtMostMs)) return before.value;
    const after = fresh().catch(() => before.value);
    return isSlow ? before.value : Promise.race([after, wait(patienceMs, before.value, { ref: false })]);
  };
}
