/** One JSON object a line; `ratio` is ours to the baseline of the same call, below 1 where ours does better by its unit. */
export function report(bench: string, ours: number, baseline: number, unit: string): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const line = {
    bench,
    ours: rounded(ours),
    baseline: rounded(baseline),
    ratio: rounded(ours / baseline),
    unit,
    rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  console.log(JSON.stringify(line));
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
