/** Holds a map against the live catalogue: every name must be there, and every reference must lead somewhere. */
import { didYouMean, FileFault } from '#domain/faults';
import { checkFacts } from './check-facts.ts';
import { checkPostal } from './check-postal.ts';
import { checkSelf } from './check-self.ts';
import { checkChanges, checkUses } from './check-uses.ts';
import type { Catalogue, CatalogueTable, CheckedMap } from './checked.ts';
import { constantFault } from './constants.ts';
import { digest } from './digest.ts';
import type { LoadedMap, MapPath } from './load.ts';
import { type Names, namesOf, own, placeOf, shown, splitColumn } from './names.ts';
import { isWritable, unwritable } from './place.ts';
import { isSameList, reachOrFault } from './reach.ts';
import type { Link, MapTable } from './shape.ts';
import { isTime } from './types.ts';

/**
 * The map with its places in the catalogue. Names that are not in the catalogue's own schemas are refused, whatever
 * they look like: nothing of the file becomes part of a statement without having been found here.
 * @throws FileFault with file, line, column and the nearest right name, all faults at once
 */
export function checkMap(loaded: LoadedMap, catalogue: Catalogue): CheckedMap {
  const { map } = loaded;
  const names = namesOf(loaded, catalogue);
  for (const [name, table] of Object.entries(map.tables)) {
    const place = names.table(name, ['tables', name]);
    if (place) checkTable(names, name, table, place);
  }
  for (const [index, name] of map.notPersonal.entries()) {
    names.table(name, ['notPersonal', index]);
    if (own(map.tables, name)) names.complain(`${shown(name)} is also under tables`, ['notPersonal', index]);
  }
  for (const [index, reference] of map.notPersonalColumns.entries()) {
    const { table, column } = splitColumn(reference);
    names.columns(names.table(table, ['notPersonalColumns', index]), [column], ['notPersonalColumns', index]);
  }
  checkLed(names);
  checkTriggers(names);
  checkUses(names);
  if (names.faults.length > 0) throw new FileFault(loaded.file, names.faults);
  const used = [
    ...Object.keys(map.tables),
    ...map.notPersonal,
    ...map.never.map((never) => never.table),
    ...Object.values(map.optOuts).flatMap(({ insert }) => Object.keys(insert)),
  ];
  return { map, hash: digest(map), places: Object.fromEntries(used.map((name) => [name, placeOf(name)])), catalogue };
}

function checkTable(names: Names, name: string, table: MapTable, place: CatalogueTable): void {
  const path = ['tables', name];
  for (const part of ['match', 'matchAll', 'yields'] as const) {
    names.reaches(place, Object.keys(table[part]), 'each', [...path, part]);
    for (const [column, identity] of Object.entries(table[part])) {
      if (!own(names.map.identities, identity)) {
        const near = didYouMean(identity, Object.keys(names.map.identities));
        names.complain(`identity ${shown(identity)} is not in the map${near}`, [...path, part, column]);
      }
    }
  }
  checkLinks(names, place, table.belongs, [...path, 'belongs']);
  checkLinks(names, place, table.mentions, [...path, 'mentions']);
  names.reaches(place, Object.keys(table.columns), 'each', [...path, 'columns']);
  for (const column of table.mentionsShow) names.reaches(place, [column], 'each', [...path, 'mentionsShow']);
  if (table.replacedAt !== undefined) checkTime(names, place, table.replacedAt, [...path, 'replacedAt']);
  for (const [index, { while: condition, review }] of table.keep.entries()) {
    names.condition(place, condition, [...path, 'keep', index, 'while'], [...path, 'keep', 'while']);
    if (typeof review === 'object') {
      checkTime(names, place, review.column, [...path, 'keep', index, 'review'], [...path, 'keep', 'review']);
    }
  }
  checkTimes(names, table, place, path);
  checkShared(names, table, place, path);
  checkParts(names, name, table, place, path);
  checkSelf(names, table, place, path);
  checkFacts(names, table, place, path);
  checkPostal(names, table, path);
  checkCategories(names, table, path);
  checkSense(names, table, place, path);
}

/** Links that lead from one table to the next and back again lead nobody to their rows: some of them must be matched. */
function checkLed(names: Names): void {
  const { tables } = names.map;
  const parentsOf = ({ belongs, mentions }: MapTable): string[] =>
    [...belongs, ...mentions].flatMap(({ to }) => Object.values(to).map((reference) => splitColumn(reference).table));
  const isMatched = ({ match, matchAll }: MapTable) => Object.keys({ ...match, ...matchAll }).length > 0;
  const led = new Set(Object.keys(tables).filter((name) => tables[name] && isMatched(tables[name])));
  for (let before = -1; before !== led.size; ) {
    before = led.size;
    for (const [name, table] of Object.entries(tables)) if (parentsOf(table).some((one) => led.has(one))) led.add(name);
  }
  for (const [name, table] of Object.entries(tables)) {
    const parents = parentsOf(table);
    if (led.has(name) || parents.length === 0 || !parents.every((one) => own(tables, one))) continue;
    names.complain('its links lead in a circle, and no match leads into it: nothing leads to its rows', [
      'tables',
      name,
    ]);
  }
}

/** A trigger that is not there has another name now, and runs without anybody having looked at it. */
function checkTriggers(names: Names): void {
  for (const [index, reference] of names.map.triggersKnown.entries()) {
    const { table, column: trigger } = splitColumn(reference);
    const place = names.table(table, ['triggersKnown', index]);
    const all = place?.triggers.map(({ name }) => name) ?? [];
    if (!place || all.includes(trigger)) continue;
    const says = `trigger ${shown(trigger)} does not exist on ${place.schema}.${place.name}${didYouMean(trigger, all)}`;
    names.complain(says, ['triggersKnown', index]);
  }
}

/** A column that a time is read from. */
function checkTime(names: Names, place: CatalogueTable, column: string, ...paths: [MapPath, ...MapPath[]]): void {
  names.columns(place, [column], ...paths);
  const { type } = own(place.columns, column) ?? {};
  if (type !== undefined && !isTime(type)) names.complain(`column ${shown(column)} is ${type}, no time`, ...paths);
}

/** Columns by whose time rows grow old. */
function checkTimes(names: Names, { expires }: MapTable, place: CatalogueTable, path: MapPath): void {
  if (!expires) return;
  const at = [...path, 'expires'];
  names.columns(place, [expires.column], at);
  names.condition(place, expires.when, [...at, 'when']);
  const { type } = own(place.columns, expires.column) ?? {};
  if (type !== undefined && !isTime(type)) {
    names.complain(`column ${shown(expires.column)} is ${type}, no time that rows grow old by`, [...at, 'column']);
  }
  if (!isWritable(place)) names.complain(`is ${unwritable(place)}: its rows cannot expire`, at);
}

/** Without a match through the array nothing would say whose an element is. */
function checkShared(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  const lists = Object.keys(table.match).map((column) => reachOrFault(place, column));
  for (const [column, { shared }] of Object.entries(table.columns)) {
    const reach = reachOrFault(place, column);
    if (!shared || typeof reach === 'string') continue;
    if (lists.some((list) => typeof list !== 'string' && isSameList(list, reach))) continue;
    names.complain(`${shown(column)} is shared, and no match leads through its elements`, [...path, 'columns', column]);
  }
}

/** Parts that name tables and columns beside the table's own. */
function checkParts(names: Names, name: string, table: MapTable, place: CatalogueTable, path: MapPath): void {
  const { processor, history, first } = table;
  for (const part of ['collectedAt', 'since'] as const) {
    const { [part]: column } = table;
    if (column !== undefined) checkTime(names, place, column, [...path, part]);
  }
  const { country, region } = table.lives ?? {};
  names.columns(
    place,
    [country, region].filter((one) => one !== undefined),
    [...path, 'lives'],
  );
  for (const part of ['since', 'lives'] as const)
    if (table[part] && !table.person) names.complain(`${shown(name)} is no table of persons`, [...path, part]);
  if (processor) checkProcessor(names, table, place, [...path, 'processor']);
  if (history) checkHistory(names, table, place, [...path, 'history']);
  if (first) {
    checkChanges(names, { [name]: first }, path, 'first');
    const read = [
      ...table.keep.flatMap(({ while: condition }) => Object.keys(condition ?? {})),
      ...Object.keys(table.match),
      ...table.belongs.flatMap(({ to }) => Object.keys(to)),
      ...place.key,
    ];
    for (const column of Object.keys(first.set).filter((one) => read.includes(one))) {
      names.complain(`first changes ${shown(column)}, by which rows are found or kept`, [
        ...path,
        'first',
        'set',
        column,
      ]);
    }
    if (place.key.length === 0)
      names.complain('has a first step and no key: its rows would not be found again', [...path, 'first']);
  }
}

function checkProcessor(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  const { by, name, contact } = table.processor ?? { by: {}, name: '', contact: '' };
  const parents = [...new Set(Object.values(by).map((reference) => splitColumn(reference).table))];
  if (parents.length > 1) names.complain('names controllers of two tables', [...path, 'by']);
  names.columns(place, Object.keys(by), [...path, 'by']);
  const controllers = names.table(parents[0] ?? '', [...path, 'by']);
  names.columns(
    controllers,
    Object.values(by).map((reference) => splitColumn(reference).column),
    [...path, 'by'],
  );
  names.columns(controllers, [name], [...path, 'name']);
  names.columns(controllers, [contact], [...path, 'contact']);
  if (table.person) names.complain('is a person and held for others: say which', path);
  for (const [column] of Object.entries(table.columns).filter(([, { correct }]) => correct)) {
    names.complain(`column ${shown(column)} cannot be corrected: its rows are held for others`, path);
  }
}

function checkHistory(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  const { table: name, values } = table.history ?? { table: '', values: {} };
  const kept = names.mapped(name, [...path, 'table']);
  names.columns(kept, Object.keys(values), [...path, 'values']);
  for (const [column, value] of Object.entries(values)) {
    const at = [...path, 'values', column];
    const isObject = typeof value === 'object' && value !== null;
    if (isObject && 'column' in value) names.columns(place, [value.column], at);
    const live = kept && own(kept.columns, column);
    if (live?.generated) names.complain(`column ${shown(column)} is generated and cannot be written`, at);
    if (live && !isObject)
      for (const says of constantFault(live, value)) names.complain(`column ${shown(column)} ${says}`, at);
  }
  if (!Object.values(values).some((value) => typeof value === 'object' && value !== null && 'old' in value)) {
    names.complain('keeps no old value: one of its values must be { old: true }', [...path, 'values']);
  }
}

function checkCategories(names: Names, table: MapTable, path: MapPath): void {
  const columns = Object.entries(table.columns).map(([column, { category }]) => ({
    category,
    at: [...path, 'columns', column, 'category'],
  }));
  for (const { category, at } of [{ category: table.category, at: [...path, 'category'] }, ...columns]) {
    if (category !== undefined && !own(names.map.categories, category)) {
      const near = didYouMean(category, Object.keys(names.map.categories));
      names.complain(`category ${shown(category)} is not in the map${near}`, at);
    }
  }
}

/** Each link's columns here and at the parent; three ways to write one, so three paths. */
function checkLinks(names: Names, place: CatalogueTable, links: Link[], path: MapPath): void {
  for (const [index, { to, when }] of links.entries()) {
    const places: [MapPath, ...MapPath[]] = [[...path, index, 'to'], [...path, index], [...path, 'to'], path];
    names.reaches(place, Object.keys(to), 'each', ...places);
    names.condition(place, when, [...path, index, 'when'], [...path, 'when']);
    if (new Set(Object.values(to).map((reference) => splitColumn(reference).table)).size > 1) {
      names.complain('is one link to two tables; a list of links has one for each', ...places);
    }
    for (const [column, reference] of Object.entries(to)) {
      const parent = splitColumn(reference);
      const [first, ...others] = places;
      const at: [MapPath, ...MapPath[]] = [[...first, column], ...others.map((other) => [...other, column])];
      const found = names.mapped(parent.table, ...at);
      const reach = found && reachOrFault(found, parent.column);
      if (found && reach === 'no-column') {
        const near = didYouMean(parent.column, Object.keys(found.columns));
        names.complain(`column ${shown(parent.column)} does not exist in ${shown(parent.table)}${near}`, ...at);
      } else if (typeof reach === 'string') names.complain(`${shown(reference)} ${reach}`, ...at);
    }
  }
}

/** What the schema cannot say: parts of a table's entry that only make sense together. */
function checkSense(names: Names, table: MapTable, place: CatalogueTable, path: MapPath): void {
  const matched = Object.keys({ ...table.match, ...table.matchAll }).length;
  const reached = matched + table.belongs.length + table.mentions.length;
  if (reached === 0) names.complain('has no match, belongs or mentions: nothing leads to its rows', path);
  if (table.person && matched === 0) {
    names.complain('is a person without match: no identity leads to it', [...path, 'person']);
  }
  for (const [column, identity] of Object.entries(table.yields)) {
    const leads = Object.values(names.map.tables).some(
      (one) => !one.person && Object.values(one.match).includes(identity),
    );
    if (!leads)
      names.complain(`yields ${shown(identity)}, which no table but persons' matches`, [...path, 'yields', column]);
  }
  const ways = Object.values(table.columns).filter(({ erase }) => erase && erase !== 'keep').length;
  if (table.erase === 'columns' && ways === 0) {
    names.complain('erases columns, but no column says how', [...path, 'erase']);
  }
  if (table.erase === 'keep' && table.keep.length === 0 && place.kind !== 'view') {
    names.complain('keeps its rows without a keep that names reason and law', [...path, 'erase']);
  }
  if (table.erase !== 'keep' && !isWritable(place)) {
    names.complain(`is ${unwritable(place)}: its rows can be shown, not erased (erase: keep)`, [...path, 'erase']);
  }
  if (table.mentions.length > 0 && table.mentionsShow.length === 0) {
    names.complain('mentions people without mentionsShow: say which columns they may see', [...path, 'mentions']);
  }
}
