/** A line of two texts laid over each other: in both, only in the old one, or only in the new one. */
export type DiffLine = { kind: 'same' | 'gone' | 'new'; text: string; line: number };

/** A run of lines around changes; what lies between two of them is the same in both texts. */
export type Hunk = DiffLine[];

/** Pairs of lines to be compared; what lies between the first and the last change of larger texts is shown as replaced. */
const mostPairs = 4_000_000;
const around = 3;

const linesOf = (text: string): string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

/**
 * Lays two texts over each other line by line: the longest common subsequence stays.
 * @returns every line; `line` is its number in the text that has it, of `same` ones in the new text
 */
export function diffLines(before: string, after: string): DiffLine[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, now.length) - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const same = (from: number, to: number) =>
    now.slice(from, to).map((text, at): DiffLine => ({ kind: 'same', text, line: from + at + 1 }));
  const changed = between(old.slice(head, old.length - tail), now.slice(head, now.length - tail), head);
  return [...same(0, head), ...changed, ...same(now.length - tail, now.length)];
}

function between(old: string[], now: string[], head: number): DiffLine[] {
  const rest = lengths(old, now);
  const longest = (i: number, j: number) => rest[i]?.[j] ?? 0;
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < old.length || j < now.length; ) {
    const [gone, fresh] = [old[i], now[j]];
    if (gone !== undefined && gone === fresh && rest.length > 0) {
      lines.push({ kind: 'same', text: gone, line: head + ++j });
      i++;
    } else if (gone !== undefined && (fresh === undefined || longest(i + 1, j) >= longest(i, j + 1))) {
      lines.push({ kind: 'gone', text: gone, line: head + ++i });
    } else lines.push({ kind: 'new', text: fresh ?? '', line: head + ++j });
  }
  return lines;
}

/** How long the longest common subsequence of what follows is, from each pair of lines on; nothing for texts too large. */
function lengths(old: string[], now: string[]): Uint32Array[] {
  if (old.length * now.length > mostPairs) return [];
  const rest = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const [row, below] = [rest[i], rest[i + 1]];
    if (!row || !below) continue;
    for (let j = now.length - 1; j >= 0; j--) {
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return rest;
}

/** What changed, with three lines around it; nothing for texts that say the same. */
export function hunksOf(before: string, after: string): Hunk[] {
  const lines = diffLines(before, after);
  const isNear = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(({ kind }) => kind !== 'same'),
  );
  const hunks: Hunk[] = [];
  for (const [at, line] of lines.entries()) {
    if (!isNear[at]) continue;
    if (isNear[at - 1]) hunks.at(-1)?.push(line);
    else hunks.push([line]);
  }
  return hunks;
}
