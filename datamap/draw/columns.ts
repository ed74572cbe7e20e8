/** Where the nodes of each layer stand: layers are columns, each node as near to its neighbours as there is room. */
import type { Edge } from './layers.ts';

export type Size = { width: number; height: number };
export type Place = Size & { x: number; y: number };
type Gaps = { x: number; y: number; margin: number };

/**
 * The tallest layer fills the height; the others follow from it, outwards to both sides. What leads to it begins at the
 * top: a narrow window shows that corner first, and is not to be empty.
 */
export function columnsOf(
  layers: string[][],
  edges: Edge[],
  { sizeOf, gaps }: { sizeOf: (node: string) => Size; gaps: Gaps },
): Map<string, Place> {
  const heights = layers.map((layer) => layer.reduce((sum, node) => sum + sizeOf(node).height + gaps.y, -gaps.y));
  const tallest = Math.max(0, ...heights);
  const first = Math.max(0, heights.indexOf(tallest));
  const order = [...layers.keys()].sort((a, b) => Math.abs(a - first) - Math.abs(b - first) || a - b);
  const xs = xsOf(layers, sizeOf, gaps);
  const places = new Map<string, Place>();
  for (const depth of order) {
    const layer = layers[depth] ?? [];
    const isBefore = depth < first;
    const wished = layer.map((node) => {
      const middles = middlesOf(node, edges, places);
      if (middles.length === 0) return isBefore ? gaps.margin : gaps.margin + tallest / 2;
      return isBefore ? Math.min(...middles) : middles.reduce((sum, middle) => sum + middle, 0) / middles.length;
    });
    const ys =
      depth === first
        ? stacked(layer, sizeOf, gaps)
        : settled(layer, wished, { sizeOf, gaps, bottom: gaps.margin + tallest });
    for (const [at, node] of layer.entries())
      places.set(node, { x: xs[depth] ?? 0, y: Math.round(ys[at] ?? 0), ...sizeOf(node) });
  }
  return places;
}

function xsOf(layers: string[][], sizeOf: (node: string) => Size, gaps: Gaps): number[] {
  let x = gaps.margin;
  return layers.map((layer) => {
    const here = x;
    x += Math.max(0, ...layer.map((node) => sizeOf(node).width)) + gaps.x;
    return here;
  });
}

function stacked(layer: string[], sizeOf: (node: string) => Size, gaps: Gaps): number[] {
  let y = gaps.margin;
  return layer.map((node) => {
    const here = y;
    y += sizeOf(node).height + gaps.y;
    return here;
  });
}

/** The middles of those neighbours that stand already. */
const middlesOf = (node: string, edges: Edge[], places: Map<string, Place>): number[] =>
  edges
    .flatMap(({ from, to }) => (from === node ? [to] : to === node ? [from] : []))
    .flatMap((other) => places.get(other) ?? [])
    .map(({ y, height }) => y + height / 2);

/** From the top each at its wish or below the one before; then from the bottom up, so that none stands too low. */
function settled(
  layer: string[],
  wished: number[],
  { sizeOf, gaps, bottom }: { sizeOf: (node: string) => Size; gaps: Gaps; bottom: number },
): number[] {
  let least = gaps.margin;
  const ys = layer.map((node, at) => {
    const y = Math.max(least, (wished[at] ?? 0) - sizeOf(node).height / 2);
    least = y + sizeOf(node).height + gaps.y;
    return y;
  });
  let most = bottom;
  for (let at = layer.length - 1; at >= 0; at--) {
    const { height } = sizeOf(layer[at] ?? '');
    ys[at] = Math.min(ys[at] ?? 0, most - height);
    most = (ys[at] ?? 0) - gaps.y;
  }
  return ys;
}
