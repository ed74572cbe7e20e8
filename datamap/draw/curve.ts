/** Lines between boxes, as the `d` of an SVG path. */
type Box = { x: number; y: number; width: number; height: number };

/** From the right edge of the first box to the left edge of the last, level through those between. */
export function curve(way: Box[]): string {
  const [first, ...rest] = way;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const start = { x: first.x + first.width, y: first.y + first.height / 2 };
  const end = { x: last.x, y: last.y + last.height / 2 };
  if (end.x <= first.x) return back(first, last);
  const points = [
    start,
    ...rest.slice(0, -1).flatMap((box) => [
      { x: box.x, y: middle(box) },
      { x: box.x + box.width, y: middle(box) },
    ]),
    end,
  ];
  return points
    .map(({ x, y }, at) => (at === 0 ? `M${x} ${y}` : at % 2 === 1 ? bend(points[at - 1] ?? start, { x, y }) : `H${x}`))
    .join('');
}

const middle = ({ y, height }: Box): number => y + height / 2;

/** Leaves and arrives level. */
function bend(from: { x: number; y: number }, to: { x: number; y: number }): string {
  const half = (from.x + to.x) / 2;
  return `C${half} ${from.y} ${half} ${to.y} ${to.x} ${to.y}`;
}

/** Into the same or an earlier layer: out and in at the right edge. */
function back(from: Box, to: Box): string {
  const [x1, x2] = [from.x + from.width, to.x + to.width];
  const out = Math.max(x1, x2) + 42;
  return `M${x1} ${middle(from) - 12}C${out} ${middle(from) - 12} ${out} ${middle(to) + 12} ${x2} ${middle(to) + 12}`;
}
