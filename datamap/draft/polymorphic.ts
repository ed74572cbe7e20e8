/** References whose table a column names: `subject_type` beside `subject_id`. */
import type { ClientBase } from 'pg';
import { own } from '../names.ts';
import { identifier } from '../sql.ts';
import type { DraftLink } from './links.ts';
import { tried } from './sample.ts';
import type { Table } from './tables.ts';

export type Pair = { table: Table; type: string; id: string };

/** Pairs of columns such as `subject_type` and `subject_id`. */
export function pairsOf(tables: Table[]): Pair[] {
  return tables.flatMap((table) => {
    const names = Object.keys(table.live.columns);
    return names.flatMap((type) => {
      const root = /^(.+?)_?(type|kind|typ|class|art)$/i.exec(type)?.[1] ?? type; // `subject` itself may name it
      const id =
        root &&
        names.find((name) => name.toLowerCase().replaceAll('_', '') === `${root.toLowerCase().replaceAll('_', '')}id`);
      return id && id !== type ? [{ table, type, id }] : [];
    });
  });
}

/**
 * A link to each table whose name the type column has: the word is built from the table's name, and only whether it
 * occurs is asked, so that no value of a row is written down.
 */
export async function polymorphicLinks(client: ClientBase, pair: Pair, tables: Table[]): Promise<DraftLink[]> {
  const { live, place } = pair.table;
  const forms = new Map(
    tables.flatMap((parent) =>
      parent.live.key.length === 1 ? formsOf(parent).map((form) => [form, parent] as const) : [],
    ),
  );
  const answer = await tried(client, () =>
    client.query<{ value: string }>(
      `SELECT DISTINCT value FROM (SELECT ${identifier(pair.type)}::text AS value
         FROM ${identifier(live.schema, live.name)} LIMIT 5000) seen WHERE value = ANY($1) ORDER BY 1`,
      [[...forms.keys()]],
    ),
  );
  const quoted = live.checks
    .filter(({ columns }) => columns.includes(pair.type))
    .flatMap(({ expression }) => [...expression.matchAll(/'([^']+)'/g)].flatMap(([, word]) => word ?? []))
    .concat(own(live.columns, pair.type)?.values ?? []);
  const found = new Set([
    ...(answer?.rows ?? []).map(({ value }) => value),
    ...quoted.filter((word) => forms.has(word)),
  ]);
  return [...found].flatMap((value): DraftLink[] => {
    const parent = forms.get(value);
    return parent
      ? [
          {
            child: place,
            columns: [pair.id],
            parent: parent.place,
            parentColumns: [...parent.live.key],
            why: `named by ${pair.type}`,
            when: { column: pair.type, value },
          },
        ]
      : [];
  });
}

/** How frameworks write a table's name in a type column: `account`, `accounts`, `Account`, `App\Models\Account`. */
function formsOf({ live, words }: Table): string[] {
  const above = words.slice(0, -1);
  const bases = singularsOf(words.at(-1) ?? '').flatMap((last) => {
    const pascal = [...above, last].map((word) => word.replace(/^./, (first) => first.toUpperCase())).join('');
    return [[...above, last].join('_'), last, pascal, `App\\Models\\${pascal}`];
  });
  return [
    ...new Set(
      [live.name, words.join('_'), ...bases].flatMap((base) => [base, base.toLowerCase(), base.toUpperCase()]),
    ),
  ];
}

/** What the word may be the plural of; that none of them is one does no harm. */
const singularsOf = (word: string): string[] => [
  word,
  ...(word.endsWith('s') ? [word.slice(0, -1)] : []),
  ...(word.endsWith('es') ? [word.slice(0, -2)] : []),
  ...(word.endsWith('ies') ? [`${word.slice(0, -3)}y`] : []),
];
