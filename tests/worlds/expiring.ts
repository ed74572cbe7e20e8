/** Which rows are discarded by age, worked out by loops over the rows. */
import { fits } from './conditions.ts';
import { isBefore } from './fates.ts';
import { letsGo, type Made, type Tie } from './made.ts';
import { deleted } from './oracle.ts';
import { isTied, type Row, type Rows, refers } from './same.ts';
import { at } from './world.ts';

const day = 24 * 60 * 60_000;
const since = new Date(at.getTime() - 90 * day);

/** Rows of `child` that lie beneath those of `parent`: by a foreign key that does not let go, or by the map alone. */
type Branch = { child: number; parent: number; tie: Tie; isKey: boolean };

function branchesOf(tables: Made[], parent: number): Branch[] {
  const mapped = tables.flatMap((table, child) => (table.isMapped ? [{ table, child }] : []));
  const declared = mapped.flatMap(({ table, child }) =>
    table.keys.filter((tie) => tie.to === parent && !letsGo(tie)).map((tie) => ({ child, parent, tie, isKey: true })),
  );
  const isDeclared = (child: number) => declared.some((one) => one.child === child);
  const isReferred = (child: number) => tables[parent]?.keys.some(({ to }) => to === child);
  const linked = mapped
    .filter(({ child }) => child !== parent && !isDeclared(child) && !isReferred(child))
    .filter(({ table }) => table.match.length === 0 && !table.matchAll && table.ties.length > 0)
    .filter(({ table }) => table.ties.every(({ to }) => to === parent))
    .flatMap(({ table, child }) => table.ties.map((tie) => ({ child, parent, tie, isKey: false })));
  return [...declared, ...linked];
}

const lying = (tables: Made[], rows: Rows, { parent, child, tie, isKey }: Branch, above: Row): Row[] =>
  (rows[child] ?? []).filter((row) => parent === tie.to && (isKey ? refers : isTied)(tables, tie, row, above));

/** Whether no row is left that lay beneath one which is gone, beginning with the table's own. */
export function leavesNone(tables: Made[], rows: Rows, left: Rows, root: number): boolean {
  const isGone = (at: number, { uid }: Row) => !left[at]?.some((row) => row.uid === uid);
  const going = new Set([root]);
  for (const at of going) {
    for (const branch of branchesOf(tables, at)) {
      const above = (rows[at] ?? []).filter((row) => isGone(at, row));
      if (above.some((row) => lying(tables, rows, branch, row).some((one) => !isGone(branch.child, one)))) return false;
      going.add(branch.child);
    }
  }
  return true;
}

/** Rows as they are once the table's expired ones are gone, with those beneath; with a row that stays, those above it stay. */
export function afterExpiry(tables: Made[], rows: Rows, root: number, isHeld: (at: number, row: Row) => boolean): Rows {
  const lies = (branch: Branch, above: Row) => lying(tables, rows, branch, above);
  const stays = (at: number, row: Row, above: number[]): boolean => {
    const table = tables[at];
    const way = [...above, at];
    return (
      (table !== undefined && isKept(table, row)) ||
      isHeld(at, row) ||
      branchesOf(tables, at).some((branch) =>
        lies(branch, row).some(
          (one) =>
            way.includes(branch.child) || tables[branch.child]?.erase !== 'delete' || stays(branch.child, one, way),
        ),
      )
    );
  };
  const isOld = ({ made, part }: Row) => isBefore(made, since) && (tables[root]?.expires === false || part === 0);
  const gone = tables.map(() => new Set<number>());
  for (const row of rows[root] ?? []) if (isOld(row) && !stays(root, row, [])) gone[root]?.add(row.uid);
  for (let grew = true; grew; ) {
    grew = false;
    for (const [at] of tables.entries()) {
      for (const branch of branchesOf(tables, at)) {
        for (const row of (rows[at] ?? [])
          .filter(({ uid }) => gone[at]?.has(uid))
          .flatMap((one) => lies(branch, one))) {
          if (gone[branch.child]?.has(row.uid)) continue;
          gone[branch.child]?.add(row.uid);
          grew = true;
        }
      }
    }
  }
  return deleted(tables, rows, gone).after;
}

/** A keep without a day holds as long as its condition does, one with a day until then. */
function isKept({ keep, erase, reviewed, while: holds }: Made, row: Row): boolean {
  if (!(keep || erase === 'keep') || !fits(holds, row)) return false;
  if (!reviewed) return true;
  if (typeof row.made !== 'string') return false;
  const until = new Date(row.made);
  until.setUTCMonth(until.getUTCMonth() + 18);
  return until > at;
}

/**
 * Whether the check of the map must say that the table's rows cannot all go: what lies beneath stays or is not mapped, or
 * lies beneath itself, which hinders no rows but those.
 */
export function cannotExpire(tables: Made[], root: number): 'none' | 'some' | false {
  const going = new Set([root]);
  for (const one of going) for (const { child } of branchesOf(tables, one)) going.add(child);
  const isUnmapped = tables.some(
    ({ isMapped, keys }) => !isMapped && keys.some((tie) => going.has(tie.to) && !letsGo(tie)),
  );
  const stays = [...going].some((one) => one !== root && tables[one]?.erase !== 'delete');
  const circles = [...going].some((one) => branchesOf(tables, one).some(({ child }) => reaches(tables, child, one)));
  return isUnmapped || stays ? 'none' : circles && 'some';
}

function reaches(tables: Made[], from: number, to: number): boolean {
  const seen = new Set([from]);
  for (const one of seen) for (const { child } of branchesOf(tables, one)) seen.add(child);
  return seen.has(to);
}
