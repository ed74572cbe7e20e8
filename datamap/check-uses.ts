/** The parts of a map that use its tables: scopes, opt-outs, lost items, promises of what never is. */
import { didYouMean } from '#domain/faults';
import type { CatalogueTable } from './checked.ts';
import type { MapPath } from './load.ts';
import { type Names, own, shown } from './names.ts';
import type { Assignment, Changes } from './shape.ts';

/** Complains of names that are not there, and of changes that the table cannot take. */
export function checkUses(names: Names): void {
  for (const [scope, { tables, collected }] of Object.entries(names.map.scopes)) {
    checkScope(names, scope, tables, collected !== undefined);
  }
  for (const [key, { includes = [], asks = [], update, insert }] of Object.entries(names.map.optOuts)) {
    checkOptOuts(names, includes, ['optOuts', key, 'includes']);
    if (includes.some((part) => holds(names, part, key))) {
      names.complain(`opt-out ${shown(key)} is part of itself`, ['optOuts', key, 'includes']);
    }
    for (const [index, identity] of asks.entries()) checkIdentity(names, identity, ['optOuts', key, 'asks', index]);
    checkChanges(names, update, ['optOuts', key, 'update']);
    for (const [name, { values, unless }] of Object.entries(insert)) {
      const path = ['optOuts', key, 'insert', name];
      const table = names.table(name, path);
      checkAssignments(names, table, values, [...path, 'values']);
      for (const column of unless.filter((column) => !own(values, column))) {
        names.complain(`unless names ${shown(column)}, which is not among the values`, [...path, 'unless']);
      }
    }
  }
  for (const [key, { freeze, cancel }] of Object.entries(names.map.lost)) {
    checkChanges(names, freeze, ['lost', key, 'freeze']);
    checkChanges(names, cancel, ['lost', key, 'cancel']);
  }
  checkChanges(names, names.map.child?.freeze ?? {}, ['child', 'freeze']);
  for (const [key, { for: categories }] of Object.entries(names.map.purposes)) {
    checkCategories(names, categories, ['purposes', key, 'for']);
  }
  checkRecipients(names);
  for (const [index, { table, when }] of names.map.never.entries()) {
    names.condition(names.table(table, ['never', index, 'table']), when, ['never', index, 'when']);
  }
}

/** Whether an opt-out is the other, or includes it over however many: in a circle, nothing could be allowed again. */
function holds(names: Names, key: string, other: string, seen = new Set<string>()): boolean {
  if (key === other) return true;
  if (seen.has(key)) return false;
  seen.add(key);
  return own(names.map.optOuts, key)?.includes?.some((part) => holds(names, part, other, seen)) ?? false;
}

/** Categories, opt-outs and rows by which recipients are told. */
function checkRecipients(names: Names): void {
  for (const [key, { gets = [], optOuts = [], known }] of Object.entries(names.map.recipients)) {
    const path = ['recipients', key];
    checkCategories(names, gets, [...path, 'gets']);
    checkOptOuts(names, optOuts, [...path, 'optOuts']);
    if (!known) continue;
    const table = names.mapped(known.table, [...path, 'known', 'table']);
    names.columns(table, known.columns, [...path, 'known', 'columns']);
    names.condition(table, known.when, [...path, 'known', 'when']);
  }
}

function checkOptOuts(names: Names, used: readonly string[], path: MapPath): void {
  const { optOuts } = names.map;
  for (const [index, optOut] of used.entries()) {
    if (own(optOuts, optOut)) continue;
    const near = didYouMean(optOut, Object.keys(optOuts));
    names.complain(`opt-out ${shown(optOut)} is not in the map${near}`, [...path, index]);
  }
}

function checkCategories(names: Names, used: readonly string[], path: MapPath): void {
  const { categories } = names.map;
  for (const [index, category] of used.entries()) {
    if (own(categories, category)) continue;
    const near = didYouMean(category, Object.keys(categories));
    names.complain(`category ${shown(category)} is not in the map${near}`, [...path, index]);
  }
}

function checkScope(
  names: Names,
  scope: string,
  tables: Record<string, 'delete' | 'columns'>,
  collected: boolean,
): void {
  for (const [name, how] of Object.entries(tables)) {
    const path = ['scopes', scope, 'tables', name];
    names.mapped(name, path);
    if (collected && own(names.map.tables, name)?.collectedAt === undefined) {
      names.complain(`${shown(name)} does not say when its rows were collected (collectedAt)`, path);
    }
    const columns = Object.values(own(names.map.tables, name)?.columns ?? {});
    if (how === 'columns' && !columns.some(({ erase }) => erase && erase !== 'keep')) {
      names.complain(`erases columns of ${shown(name)}, but none of them says how`, path);
    }
  }
}

/** @param key what stands in the path for the table's name, for a change that a table carries itself */
export function checkChanges(names: Names, changes: Changes, above: MapPath, key?: string): void {
  for (const [name, { set, when }] of Object.entries(changes)) {
    const path = [...above, key ?? name];
    const table = names.mapped(name, path);
    if (table?.readOnly) names.complain(`${shown(name)} is ${table.readOnly}: its rows cannot be changed`, path);
    checkAssignments(names, table, set, [...path, 'set']);
    names.condition(table, when, [...path, 'when']);
  }
}

function checkAssignments(
  names: Names,
  table: CatalogueTable | undefined,
  values: Record<string, Assignment>,
  path: MapPath,
): void {
  names.columns(table, Object.keys(values), path);
  for (const [column, value] of Object.entries(values)) {
    const at = [...path, column];
    const live = table && own(table.columns, column);
    if (live?.generated) names.complain(`column ${shown(column)} is generated and cannot be written`, at);
    if (live?.notNull && value === null) names.complain(`column ${shown(column)} cannot be null`, at);
    if (typeof value !== 'object' || value === null || !('identity' in value)) continue;
    checkIdentity(names, value.identity, at);
  }
}

function checkIdentity(names: Names, identity: string, at: MapPath): void {
  if (own(names.map.identities, identity)) return;
  const near = didYouMean(identity, Object.keys(names.map.identities));
  names.complain(`identity ${shown(identity)} is not in the map${near}`, at);
}
