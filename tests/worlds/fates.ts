/** What becomes of each row of the person's, by the map and by what refers to it. */
import { fits } from './conditions.ts';
import { empties, type Made, type Tie } from './made.ts';
import { type Row, type Rows, refers } from './same.ts';
import { type MapOf, policyOn } from './world.ts';
import { scoped, waysOf } from './written.ts';

export type Fate = 'gone' | 'reduced' | 'kept' | 'left';
type Asked = 'delete' | 'columns' | 'keep' | null;

function askedOf(map: MapOf, tables: Made[], table: Made): Asked {
  const scope = scoped(map, tables);
  if (!table.isMapped || table.processor || (scope !== null && !scope.includes(table))) return null;
  return table.erase;
}

/** What staff hold: a table by its number, or none. */
export const isHeld = ({ held }: MapOf, tables: Made[], at: number): boolean =>
  held !== null && held % tables.length === at && tables[at]?.isMapped === true;

export function fatesOf(map: MapOf, tables: Made[], rows: Rows, own: Set<number>[]) {
  const asked = tables.map((table) => askedOf(map, tables, table));
  const outcomes = tables.map((table, at) => {
    const mine = (rows[at] ?? []).filter(({ uid }) => own[at]?.has(uid));
    return new Map(mine.map((row) => [row.uid, alone(map, tables, table, row, asked[at] ?? null)]));
  });
  const fateOf = (at: number, { uid }: Row) => outcomes[at]?.get(uid);
  const groups = groupsOf(tables);
  const keys = tables.flatMap((table, at) =>
    table.keys.filter((tie) => !empties(tie.action) && !groups(at, tie.to)).map((tie) => ({ table, at, tie })),
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
        if (!table || !staying.some((row) => refers(tables, key.tie, row, parent))) continue;
        outcomes[key.tie.to]?.set(parent.uid, Object.keys(waysOf(table)).length > 0 ? 'reduced' : 'kept');
        grew = true;
      }
    }
  }
  return { outcomes, asked };
}

function alone(map: MapOf, tables: Made[], table: Made, row: Row, asked: Asked): Fate {
  if (asked === null) return 'left';
  const keeps = (table.keep || table.erase === 'keep') && fits(table.while, row);
  if (isHeld(map, tables, tables.indexOf(table)) || keeps) return 'kept';
  if (map.scope && map.collected && !isBefore(row.made, policyOn)) return 'left';
  if (asked === 'keep') return 'kept';
  return asked === 'delete' ? 'gone' : 'reduced';
}

/** Of a time that is not known nobody can say that it was before. */
export const isBefore = (time: unknown, than: string | Date): boolean =>
  typeof time === 'string' && new Date(time).getTime() < new Date(than).getTime();

/** Whether two tables go in one statement: each leads to the other by foreign keys, or by links that run against none. */
function groupsOf(tables: Made[]): (one: number, other: number) => boolean {
  const reach = (edges: (at: number) => number[], from: number) => {
    const seen = new Set([from]);
    for (const at of seen) for (const next of edges(at)) seen.add(next);
    return seen;
  };
  const leads = (at: number, ties: Tie[]) =>
    tables[at]?.isMapped ? ties.map(({ to }) => to).filter((to) => tables[to]?.isMapped) : [];
  const declared = (at: number) => leads(at, tables[at]?.keys ?? []);
  const linked = (at: number) => leads(at, tables[at]?.ties ?? []).filter((to) => !reach(declared, to).has(at));
  const both = (at: number) => [...declared(at), ...linked(at)];
  return (one, other) => reach(both, one).has(other) && reach(both, other).has(one);
}
