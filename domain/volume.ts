/** How many came in each step of a period, of one sort. */
export type Volume<Key> = { key: Key; total: number; counts: number[] };

/**
 * Turns counted groups into one line of counts for each sort, the commonest first.
 * @param steps first days of the steps; what is of none of them is not counted
 * @param keysOf the sorts that a group is of: of several, it counts for each
 */
export function volumesOf<Cell extends { step: string; count: number }, Key extends string>(
  cells: readonly Cell[],
  steps: readonly string[],
  keysOf: (cell: Cell) => readonly Key[],
): Volume<Key>[] {
  const places = new Map(steps.map((step, index) => [step, index]));
  const found = new Map<Key, Volume<Key>>();
  for (const cell of cells) {
    const place = places.get(cell.step);
    if (place === undefined) continue;
    for (const key of keysOf(cell)) {
      const volume = found.get(key) ?? { key, total: 0, counts: steps.map(() => 0) };
      volume.total += cell.count;
      volume.counts[place] = (volume.counts[place] ?? 0) + cell.count;
      found.set(key, volume);
    }
  }
  return [...found.values()].sort((one, other) => other.total - one.total || (one.key < other.key ? -1 : 1));
}
