/** `npm run figures`: the house's figures, measured, beside what they are held against. */
import { findCycles, findViolations } from './measure/layers.ts';
import { listSources, readSource, type Source } from './measure/source.ts';

type Figure = { name: string; value: number; limit: string; holds: boolean };

const isTest = ({ file }: Source): boolean => /^tests\/|\.test\.tsx?$/.test(file);
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The smallest number that the given share of all do not exceed. */
function quantile(numbers: number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

const atMost = (name: string, value: number, limit: number): Figure => ({
  name,
  value,
  limit: `≤ ${limit}`,
  holds: value <= limit,
});
const rounded = (value: number, places = 2): number => Number(value.toFixed(places));

/** Figures of production code; tests count for the ratio alone. */
export function measure(all: Source[]): Figure[] {
  const code = all.filter((source) => !isTest(source));
  const lines = code.map((source) => source.lines);
  const functions = code.flatMap((source) => source.functions);
  const exported = code.map((source) => source.exports);
  // An empty line says nothing: the share is that of comment in what there is to read.
  const written = sum(lines) - sum(code.map(({ blankLines }) => blankLines));
  const comments = rounded((100 * sum(code.map(({ commentLines }) => commentLines))) / written, 1);
  const ratio = rounded(sum(all.filter(isTest).map((source) => source.lines)) / sum(lines));
  const assertions = rounded((1000 * sum(code.map((source) => source.assertions))) / sum(lines));
  return [
    atMost('file lines, median', quantile(lines, 0.5), 60),
    atMost('file lines, p90', quantile(lines, 0.9), 160),
    atMost('file lines, longest', Math.max(...lines), 400),
    atMost('function lines, median', quantile(functions, 0.5), 12),
    atMost('function lines, p90', quantile(functions, 0.9), 35),
    atMost('exported names a module, median', quantile(exported, 0.5), 1),
    atMost('exported names a module, p90', quantile(exported, 0.9), 4),
    { name: 'comment lines, %', value: comments, limit: '10 to 15', holds: comments >= 10 && comments <= 15 },
    { name: 'test lines : code lines', value: ratio, limit: '≥ 1.2', holds: ratio >= 1.2 },
    atMost('import violations', findViolations(all).length, 0),
    atMost('import cycles', findCycles(all).length, 0),
    atMost('any', sum(code.map(({ anys }) => anys)), 0),
    atMost('as, per 1,000 lines', assertions, 1),
    atMost('ts-ignore', sum(code.map(({ ignores }) => ignores)), 0),
  ];
}

if (import.meta.main) {
  const sources = listSources().map(readSource);
  console.log(`${sources.length} files, ${sum(sources.map(({ lines }) => lines))} lines`);
  for (const { name, value, limit, holds } of measure(sources)) {
    console.log(`${holds ? ' ' : '✖'} ${name.padEnd(34)}${String(value).padStart(8)}   ${limit}`);
  }
}
