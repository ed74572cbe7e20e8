/**
 * Groups of nodes that reach one another, every group after the groups it points to (Tarjan 1972). A node in no cycle
 * is a group of its own. The order is the same for the same input.
 */
export function components(nodes: string[], edges: (node: string) => string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): number => {
    index.set(node, index.size);
    let lowest = index.size - 1;
    stack.push(node);
    for (const next of edges(node)) {
      if (!index.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, low.get(next) ?? index.get(next) ?? lowest);
      low.set(node, lowest);
    }
    low.set(node, lowest);
    if (lowest === index.get(node)) found.push(stack.splice(stack.indexOf(node)));
    return lowest;
  };
  for (const node of nodes) if (!index.has(node)) visit(node);
  return found;
}
