/** The data map as a picture: identities left, what they lead to rightwards, in layers. */
import { type MapPicture, type PictureBox, type PictureTable, pictureTones } from '#domain/map-picture';
import type { DataMap } from '../shape.ts';
import { columnsOf, type Place } from './columns.ts';
import { curve } from './curve.ts';
import { cut } from './cut.ts';
import { type Edge, layersOf } from './layers.ts';
import { orderedLayers } from './order.ts';
import { categoriesOf, identityNode, type Lead, leadsOf, nodeName, tablesByCategory, tablesOf } from './outline.ts';

const box = { width: 240, height: 86 };
const gaps = { x: 76, y: 18 };
const pill = { width: 96, height: 32 };
/** A line that passes a layer takes this much of its height. */
const passing = 14;
const margin = 16;
/** Of a line between the edges of its box, in parts of the name's type and of the smaller one. */
const room = { name: { room: (box.width - 26) / 12.5, isMono: true }, soft: { room: (box.width - 26) / 11.5 } };
const pillRoom = { room: (pill.width - 24) / 12.5, isMono: true };

/** Lays the whole map out. */
export function pictureOf(map: DataMap): MapPicture {
  const tables = tablesOf(map);
  const leads = leadsOf(map).filter(({ from, to }) => from !== to);
  const identities = Object.keys(map.identities).map(identityNode);
  const nodes = [...identities, ...tables.map(({ name }) => name)];
  const { layers, ways, steps } = passedThrough(nodes, leads);
  const isTable = (node: string) => tables.some(({ name }) => name === node);
  const sizeOf = (node: string) =>
    identities.includes(node) ? pill : isTable(node) ? box : { width: box.width, height: passing };
  const places = columnsOf(layers, steps, { sizeOf, gaps: { x: gaps.x, y: gaps.y, margin } });
  const categories = categoriesOf(map, pictureTones.length);
  const boxes = nodes.flatMap((node): PictureBox[] => {
    const at = places.get(node);
    const table = tables.find(({ name }) => name === node);
    if (!at) return [];
    return [
      table
        ? tableBox(table, at, {
            tone: categories.find(({ key }) => key === table.category)?.tone ?? null,
            person: map.tables[node]?.person ?? false,
          })
        : identityBox(node, at),
    ];
  });
  const lines = leads.map((lead, at) => {
    const way = (ways[at] ?? []).flatMap((node) => places.get(node) ?? []);
    return { d: curve(way), shared: lead.shared, title: titleOf(lead) };
  });
  const all = [...places.values()];
  return {
    width: Math.max(margin, ...all.map(({ x, width }) => x + width)) + margin,
    height: Math.max(margin, ...all.map(({ y, height }) => y + height)) + margin,
    boxes,
    lines,
    categories,
    tables: tablesByCategory(map),
  };
}

function titleOf({ from, to, by, shared, onTheWay }: Lead): string {
  const more = shared ? ' (shared with others)' : onTheWay ? ' (found on the way)' : '';
  return `${nodeName(from)} leads to ${nodeName(to)} by ${by}${more}`;
}

/** Layers in which a line over several of them has a place of its own in each, and the nodes that each line runs through. */
function passedThrough(nodes: string[], leads: Lead[]): { layers: string[][]; ways: string[][]; steps: Edge[] } {
  // Identities stand on the left, wherever else their values are found.
  const depth = layersOf(
    nodes,
    leads.filter(({ onTheWay }) => !onTheWay),
  );
  const layers = Array.from({ length: Math.max(-1, ...depth.values()) + 1 }, (): string[] => []);
  for (const node of nodes) layers[depth.get(node) ?? 0]?.push(node);
  const steps: Edge[] = [];
  const ways = leads.map(({ from, to }, at) => {
    const [first, last] = [depth.get(from) ?? 0, depth.get(to) ?? 0];
    const between = Array.from({ length: Math.max(0, last - first - 1) }, (_, step) => `pass ${at} ${step}`);
    for (const [step, node] of between.entries()) layers[first + 1 + step]?.push(node);
    const way = [from, ...between, to];
    // A line back to an earlier layer does not say where to stand.
    if (last > first)
      for (const [step, node] of way.slice(1).entries()) steps.push({ from: way[step] ?? '', to: node });
    return way;
  });
  return { layers: orderedLayers(layers, steps), ways, steps };
}

function identityBox(node: string, place: Place): PictureBox {
  const words = nodeName(node);
  const text = { x: place.x + 14, y: place.y + 21, words: cut(words, pillRoom), look: 'name' as const };
  return { ...place, kind: 'identity', tone: null, title: `identity ${words}`, texts: [text] };
}

function tableBox(
  table: PictureTable,
  place: Place,
  { tone, person }: { tone: number | null; person: boolean },
): PictureBox {
  const { name, label, shown, held, hidden, fate } = table;
  const counts = [
    `${shown.length} shown`,
    ...(held.length > 0 ? [`${held.length} held`] : []),
    ...(hidden.length > 0 ? [`${hidden.length} hidden`] : []),
  ];
  const line = (at: number, words: string, look: PictureBox['texts'][number]['look']) => ({
    x: place.x + 16,
    y: place.y + 21 + at * 18,
    words: cut(words, look === 'name' ? room.name : room.soft),
    look,
  });
  return {
    ...place,
    kind: person ? 'person' : 'table',
    tone,
    title: `${name}: ${label}${person ? ', one row is one person' : ''}. ${counts.join(', ')}. ${fate.words}`,
    texts: [
      line(0, name, 'name'),
      line(1, label, 'soft'),
      line(2, counts.join(' · '), 'soft'),
      line(3, fate.words, fate.look),
    ],
  };
}
