/** Tables as a tree, each under the one by which its rows are found: whose order a person reads, not the run's. */

export type Branch<Table> = { table: Table; depth: number };

/**
 * Roots in their order, beneath each what hangs on it. What hangs on no table of these, or only on itself in a circle, is a root.
 * @param under the table that another's rows hang on, by name
 */
export function asTree<Table extends { table: string }>(
  tables: readonly Table[],
  under: Readonly<Record<string, string>>,
): Branch<Table>[] {
  const known = new Set(tables.map(({ table }) => table));
  const parentOf = (name: string) => (known.has(under[name] ?? '') ? under[name] : undefined);
  const seen = new Set<string>();
  const grown = (table: Table, depth: number): Branch<Table>[] => {
    if (seen.has(table.table)) return [];
    seen.add(table.table);
    const beneath = tables.filter(({ table: name }) => parentOf(name) === table.table);
    return [{ table, depth }, ...beneath.flatMap((one) => grown(one, depth + 1))];
  };
  const roots = tables.filter(({ table }) => parentOf(table) === undefined);
  return [...roots, ...tables].flatMap((table) => grown(table, 0));
}
