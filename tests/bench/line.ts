/** What every bench prints and measures with. */
import { readFileSync } from 'node:fs';

const ownRssMb = (): number => Math.round(process.resourceUsage().maxRSS / 1024);

/**
 * One JSON object a line; `ratio` is ours to the baseline of the same call.
 * @param rssMb the most memory that ours held; of this process, when it ran in it
 * @param wanted what the figure is held against, where that is written down, such as `ratio <= 1.3`
 */
export function report(
  bench: string,
  ours: number,
  baseline: number,
  unit: string,
  rssMb = ownRssMb(),
  wanted?: string,
): void {
  const rounded = (value: number) => Number(value.toPrecision(4));
  const line = {
    bench,
    ours: rounded(ours),
    baseline: rounded(baseline),
    ratio: rounded(ours / baseline),
    unit,
    rss_mb: rssMb,
    ...(wanted ? { wanted } : {}),
  };
  console.log(JSON.stringify(line));
}

/** The most memory that another process held so far, in MB; not a number where the system does not tell. */
export function peakRssMb(pid: number): number {
  try {
    return Math.round(Number(readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmHWM:\s+(\d+)/m)?.[1]) / 1024);
  } catch {
    return Number.NaN;
  }
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
