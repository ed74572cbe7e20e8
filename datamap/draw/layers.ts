/** Puts the nodes of a graph into layers, so that edges lead from one layer to a later one. */
export type Edge = { from: string; to: string };

/** Which layer each node is in, from 0. An edge that would close a circle counts for nothing. */
export function layersOf(nodes: string[], edges: Edge[]): Map<string, number> {
  const out = Map.groupBy(withoutCircles(nodes, edges), ({ from }) => from);
  const layers = new Map(nodes.map((node) => [node, 0]));
  // Longest path: at most as many rounds as there are nodes, since no circle is left.
  for (let round = 0, moved = true; moved && round <= nodes.length; round++) {
    moved = false;
    for (const node of nodes) {
      for (const { to } of out.get(node) ?? []) {
        const least = (layers.get(node) ?? 0) + 1;
        if ((layers.get(to) ?? 0) >= least) continue;
        layers.set(to, least);
        moved = true;
      }
    }
  }
  return layers;
}

/** The edges without those that lead back to a node on the way (depth first, in the nodes' order). */
function withoutCircles(nodes: string[], edges: Edge[]): Edge[] {
  const out = Map.groupBy(edges, ({ from }) => from);
  const kept: Edge[] = [];
  const done = new Set<string>();
  const onTheWay = new Set<string>();
  const visit = (node: string) => {
    onTheWay.add(node);
    for (const edge of out.get(node) ?? []) {
      if (onTheWay.has(edge.to)) continue;
      kept.push(edge);
      if (!done.has(edge.to)) visit(edge.to);
    }
    onTheWay.delete(node);
    done.add(node);
  };
  for (const node of nodes) if (!done.has(node)) visit(node);
  return kept;
}
