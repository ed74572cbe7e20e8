/** What the web process may know of a map: words and choices, derived here and published by the worker. */
import type { MapFace } from '#domain/map-face';
import type { CheckedMap } from './checked.ts';
import { own, splitColumn } from './names.ts';
import type { DataMap, MapTable } from './shape.ts';

/** The map's words and choices. Columns and tables that are hidden are not even named. */
export function faceOf({ map, places, catalogue }: Pick<CheckedMap, 'map'> & Partial<CheckedMap>): MapFace {
  return {
    identities: Object.entries(map.identities).map(([key, { normalise, label }]) => ({
      key,
      normalise,
      ...(label === undefined ? {} : { label }),
    })),
    categories: Object.entries(map.categories).map(([key, label]) => ({
      key,
      label,
      sources: distinct(tablesOf(map, key).flatMap(({ source }) => source ?? [])),
      kept: distinct(tablesOf(map, key).flatMap(({ keep }) => keep.map(({ reason }) => reason))),
      ...partsOf(map, key),
      fields: fieldsOf(map, key),
      why: Object.values(map.purposes).flatMap(({ label: why, for: held }) => (held.includes(key) ? [why] : [])),
      // A row outlives a deletion where the table is never erased, or kept whatever the row says.
      isErased: tablesOf(map, key).some(({ erase, keep }) => erase !== 'keep' && keep.every((one) => one.while)),
      ages: Object.entries(map.tables).flatMap(([name, { label: table = name, expires, ...rest }]) =>
        expires && categoriesOf(rest).includes(key) ? [{ label: table, after: expires.after }] : [],
      ),
      sharedWith: Object.values(map.recipients).flatMap(({ name, gets = [key] }) => (gets.includes(key) ? [name] : [])),
    })),
    corrections: correctionsOf(map),
    ownData: ownDataOf(map),
    facts: factsOf(map),
    ...(hasPostal(map) ? { postsCodes: true } : {}),
    scopes: Object.entries(map.scopes).map(([key, { label, tables, collected }]) => ({
      key,
      label,
      ...(collected ? { isBeforeObjection: true } : {}),
      removes: Object.keys(tables).flatMap((name) => labelOf(name, own(map.tables, name))),
    })),
    keeps: keepsOf(map),
    optOuts: Object.entries(map.optOuts).map(([key, { label, stays, includes, asks, by }]) => ({
      key,
      label,
      ...(includes === undefined ? {} : { includes }),
      ...(stays === undefined ? {} : { stays }),
      ...(asks === undefined ? {} : { asks }),
      ...(by === undefined ? {} : { by }),
    })),
    lost: Object.entries(map.lost).map(([key, { label, offMeanwhile }]) => ({ key, label, offMeanwhile })),
    ...(map.child ? { hasChildCases: true } : {}),
    cannotRecall: Object.entries(map.tables).flatMap(([table, { cannotRecall: words }]) =>
      words ? [{ table, words }] : [],
    ),
    recipients: Object.values(map.recipients).map(({ name, on, optOuts = Object.keys(map.optOuts) }) => ({
      name,
      optOuts: on.includes('opt-out') ? optOuts : [],
    })),
    tables: Object.entries(map.tables).map(([key, table]) => {
      const { label = key, category = '' } = table;
      const isView = catalogue?.[places?.[key] ?? '']?.kind === 'view';
      return { key, label, category, ...underOf(table), ...(isView ? { isView } : {}) };
    }),
  };
}

/** The table that another's rows hang on, the first of several. */
function underOf({ belongs, mentions }: MapTable): { under?: string } {
  const [link] = [...belongs, ...mentions];
  const [to] = Object.values(link?.to ?? {});
  return to === undefined ? {} : { under: splitColumn(to).table };
}

/** The tables of a category, each under its words: of one alone there are no parts. */
function partsOf(map: DataMap, category: string): Pick<MapFace['categories'][number], 'parts'> {
  const parts = Object.entries(map.tables).flatMap(([key, table]) =>
    categoriesOf(table).includes(category) ? [{ key, label: table.label ?? key }] : [],
  );
  return parts.length > 1 ? { parts } : {};
}

const distinct = (words: string[]): string[] => [...new Set(words)];

type Columns = Pick<MapTable, 'columns' | 'category'>;

/** The columns of a table that are named to people, each with its category. */
const namedIn = ({ columns, category: of }: Columns) =>
  Object.entries(columns).flatMap(([column, { label = column, category = of, show }]) =>
    show === 'hidden' ? [] : [{ label, category }],
  );

/** The categories whose columns of a table are named to people. */
const categoriesOf = (table: Columns): string[] => distinct(namedIn(table).flatMap(({ category }) => category ?? []));

/** What of a category is held: that there is a password is said, the password never. */
const fieldsOf = ({ tables }: DataMap, key: string): string[] =>
  distinct(
    Object.values(tables).flatMap((table) =>
      namedIn(table).flatMap(({ label, category }) => (category === key ? [label] : [])),
    ),
  );

function tablesOf(map: DataMap, category: string): MapTable[] {
  return Object.values(map.tables).filter((table) => categoriesOf(table).includes(category));
}

function labelOf(name: string, table: MapTable | undefined): string[] {
  return table && categoriesOf(table).length > 0 ? [table.label ?? name] : [];
}

function correctionsOf(map: DataMap): MapFace['corrections'] {
  return Object.entries(map.tables).flatMap(([name, table]) =>
    Object.entries(table.columns).flatMap(([column, { label = column, category = table.category, show, correct }]) =>
      correct && show === 'shown' ? [{ key: `${name}.${column}`, label, category: category ?? '', rule: correct }] : [],
    ),
  );
}

/** Held columns are named here: that there is a password is shown, the password never. */
function ownDataOf(map: DataMap): MapFace['ownData'] {
  return Object.entries(map.tables).flatMap(([name, table]) =>
    Object.entries(table.columns).flatMap(([column, { label = column, self }]) =>
      self ? [{ key: `${name}.${column}`, label, mayChange: self === 'update' }] : [],
    ),
  );
}

const hasPostal = ({ tables }: DataMap): boolean =>
  Object.values(tables).some(({ columns }) => Object.values(columns).some(({ post }) => post !== undefined));

function factsOf(map: DataMap): MapFace['facts'] {
  return Object.entries(map.tables).flatMap(([name, { columns }]) =>
    Object.entries(columns).flatMap(([column, { ask }]) => (ask ? [{ key: `${name}.${column}`, label: ask }] : [])),
  );
}

/** One entry a reason: two tables kept for the same reason are one thing to tell. */
function keepsOf(map: DataMap): MapFace['keeps'] {
  const keeps = new Map<string, MapFace['keeps'][number]>();
  for (const table of Object.values(map.tables)) {
    for (const { reason, law } of table.keep) {
      const before = keeps.get(reason)?.categories ?? [];
      const main = table.category === undefined ? categoriesOf(table) : [table.category];
      keeps.set(reason, { reason, law, categories: distinct([...before, ...main]) });
    }
  }
  return [...keeps.values()];
}
