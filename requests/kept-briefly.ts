const keptMs = 60_000;
const most = 100;

/**
 * Keeps what was found for a minute in this process: figures of a million requests take a second, and need not be newer.
 * Who asks while it is being looked up waits for the same answer.
 * @param find is told nothing of who asks: authorise before
 * @returns with the moment at which it was found
 */
export function keptBriefly<Asked, Value>(
  find: (asked: Asked) => Promise<Value>,
): (asked: Asked, now: Date) => Promise<{ value: Value; at: Date }> {
  const kept = new Map<string, { at: Date; value: Promise<Value> }>();
  return async (asked, now) => {
    const key = JSON.stringify(asked);
    const known = kept.get(key);
    if (known && Math.abs(now.getTime() - known.at.getTime()) < keptMs)
      return { at: known.at, value: await known.value };
    const [oldest] = kept.keys();
    if (kept.size >= most && oldest !== undefined) kept.delete(oldest);
    const made = { at: now, value: find(asked) };
    kept.delete(key);
    kept.set(key, made);
    // A failure is not kept: the next one tries again.
    made.value.catch(() => kept.delete(key));
    return { at: now, value: await made.value };
  };
}
