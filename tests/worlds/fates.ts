/** What becomes of each row of the person's, by the map and by what refers to it. */
import { isTied, type Row, type Rows } from './same.ts';
import type { Made, Tie, World } from './world.ts';
import { scoped, waysOf } from './written.ts';

export type Outcome = { fate: 'gone' | 'reduced' | 'kept' | 'left' };
type Asked = 'delete' | 'columns' | 'keep' | null;

function askedOf(world: World, tables: Made[], table: Made): Asked {
  if (table.processor) return null;
  const scope = scoped(world, tables);
  if (scope === null) return table.erase === 'keep' ? 'keep' : table.erase === 'columns' ? 'columns' : 'delete';
  if (!scope.includes(table)) return null;
  return table.erase === 'keep' ? 'keep' : table.erase === 'columns' ? 'columns' : 'delete';
}

export function fatesOf(world: World, tables: Made[], rows: Rows, own: Set<number>[]) {
  const asked = tables.map((table) => askedOf(world, tables, table));
  const outcomes = tables.map((table, at) => {
    const mine = (rows[at] ?? []).filter(({ uid }) => own[at]?.has(uid));
    const isHeld = world.held !== null && world.held % tables.length === at;
    return new Map(mine.map((row) => [row.uid, alone(table, asked[at] ?? null, row, isHeld)]));
  });
  const fateOf = (at: number, { uid }: Row) => outcomes[at]?.get(uid)?.fate;
  const groups = groupsOf(tables);
  const keys = tables.flatMap((table, at) =>
    [...table.ties, ...(table.mention ? [table.mention] : [])]
      .filter((tie) => tie.action !== '' && tie.action !== 'SET NULL' && !groups(at, tie.to))
      .map((tie) => ({ table, at, tie: { ...tie, when: false } })),
  );
  const holds = ({ table, at, tie }: (typeof keys)[number], row: Row) => {
    const fate = fateOf(at, row);
    const isCut = fate === 'reduced' && waysOf(table).l0 !== undefined && tie.pairs[0]?.[0] === 'l0';
    return fate !== undefined && fate !== 'gone' && !isCut;
  };
  for (let grew = true; grew; ) {
    grew = false;
    for (const key of keys) {
      const staying = (rows[key.at] ?? []).filter((row) => holds(key, row));
      for (const parent of rows[key.tie.to] ?? []) {
        if (asked[key.tie.to] !== 'delete' || fateOf(key.tie.to, parent) !== 'gone') continue;
        const table = tables[key.tie.to];
        if (!table || !staying.some((row) => isTied(tables, key.tie, row, parent))) continue;
        const hasWays = Object.keys(waysOf(table)).length > 0;
        outcomes[key.tie.to]?.set(parent.uid, { fate: hasWays ? 'reduced' : 'kept' });
        grew = true;
      }
    }
  }
  return { outcomes, asked };
}

function alone(table: Made, asked: Asked, row: Row, isHeld: boolean): Outcome {
  if (asked === null) return { fate: 'left' };
  const keeps = (table.keep || table.erase === 'keep') && row.status === 'open';
  if (isHeld || keeps || asked === 'keep') return { fate: 'kept' };
  return { fate: asked === 'delete' ? 'gone' : 'reduced' };
}

/** Whether two tables go in one statement: each leads to the other by foreign keys, or by links that run against none. */
function groupsOf(tables: Made[]): (one: number, other: number) => boolean {
  const reach = (edges: (at: number) => number[], from: number) => {
    const seen = new Set([from]);
    for (const at of seen) for (const next of edges(at)) seen.add(next);
    return seen;
  };
  const tiesOf = (at: number): Tie[] => {
    const { ties = [], mention = null } = tables[at] ?? {};
    return mention ? [...ties, mention] : ties;
  };
  const declared = (at: number) => tiesOf(at).flatMap(({ action, to }) => (action === '' ? [] : [to]));
  const linked = (at: number) =>
    (tables[at]?.ties ?? []).map(({ to }) => to).filter((to) => !reach(declared, to).has(at));
  const both = (at: number) => [...declared(at), ...linked(at)];
  return (one, other) => reach(both, one).has(other) && reach(both, other).has(one);
}
