/** Orders the nodes of each layer so that few edges cross: each comes to the middle of its neighbours (Sugiyama 1981). */
import type { Edge } from './layers.ts';

const rounds = 12;

/** @param layers nodes of each layer; edges lead between neighbouring layers alone */
export function orderedLayers(layers: string[][], edges: Edge[]): string[][] {
  const above = Map.groupBy(edges, ({ to }) => to);
  const below = Map.groupBy(edges, ({ from }) => from);
  let best = layers.map((layer) => [...layer]);
  let now = best;
  for (let round = 0; round < rounds; round++) {
    const down = round % 2 === 0;
    now = sweep(
      now,
      (node) => (down ? above.get(node)?.map(({ from }) => from) : below.get(node)?.map(({ to }) => to)) ?? [],
      down,
    );
    if (crossings(now, edges) < crossings(best, edges)) best = now;
  }
  return best;
}

function sweep(layers: string[][], neighbours: (node: string) => string[], down: boolean): string[][] {
  const sorted = layers.map((layer) => [...layer]);
  const order = sorted.map((_, at) => (down ? at : sorted.length - 1 - at));
  const positions = new Map(
    sorted.flatMap((layer) => layer.map((node, at) => [node, at / Math.max(1, layer.length - 1)] as const)),
  );
  for (const at of order) {
    const middles = new Map(
      (sorted[at] ?? []).map((node) => [node, middle(neighbours(node), positions) ?? positions.get(node) ?? 0]),
    );
    sorted[at]?.sort((a, b) => (middles.get(a) ?? 0) - (middles.get(b) ?? 0));
    for (const [place, node] of (sorted[at] ?? []).entries())
      positions.set(node, place / Math.max(1, (sorted[at]?.length ?? 1) - 1));
  }
  return sorted;
}

function middle(nodes: string[], positions: Map<string, number>): number | null {
  if (nodes.length === 0) return null;
  return nodes.reduce((sum, node) => sum + (positions.get(node) ?? 0), 0) / nodes.length;
}

/** Pairs of edges that cross between two layers. */
export function crossings(layers: string[][], edges: Edge[]): number {
  const positions = new Map(layers.flatMap((layer, depth) => layer.map((node, at) => [node, { depth, at }] as const)));
  const placed = edges.flatMap(({ from, to }) => {
    const [a, b] = [positions.get(from), positions.get(to)];
    return a && b ? [{ depth: a.depth, from: a.at, to: b.at }] : [];
  });
  return placed.reduce(
    (sum, one, at) =>
      sum +
      placed
        .slice(at + 1)
        .filter((other) => other.depth === one.depth && (other.from - one.from) * (other.to - one.to) < 0).length,
    0,
  );
}
