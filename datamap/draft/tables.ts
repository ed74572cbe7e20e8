/** The catalogue's tables with the words of their names. */
import type { Catalogue, CatalogueTable } from '../checked.ts';
import { spelled } from './spelled.ts';
import { isAbout, rank, type Topic } from './table-words.ts';

export type Table = {
  /** `schema.name`, as the catalogue has it. */
  place: string;
  live: CatalogueTable;
  /** Words of its name, without a prefix that most tables share (`tbl_`, `app_`). */
  words: string[];
};

/** All tables by name, so that one database has one draft. */
export function tablesOf(catalogue: Catalogue): Table[] {
  const entries = Object.entries(catalogue).sort(([a], [b]) => (a < b ? -1 : 1));
  const tables = entries.map(([place, live]) => ({ place, live, words: spelled(live.name) }));
  const prefix = sharedPrefix(tables.map(({ words }) => words));
  return tables.map((table) => ({
    ...table,
    words:
      table.words.length > 1 && (table.words[0] === prefix || /^(tbl|tb|t|dbo)$/.test(table.words[0] ?? ''))
        ? table.words.slice(1)
        : table.words,
  }));
}

function sharedPrefix(names: string[][]): string | null {
  const counts = Map.groupBy(names, ([first = '']) => first);
  const [most] = [...counts].sort((a, b) => b[1].length - a[1].length);
  return most && names.length >= 4 && most[1].length >= names.length * 0.6 ? most[0] : null;
}

/** Whether a table's name is about a topic: its last word says what a row is, the others of what. */
export const isTable = ({ words }: Table, ...topics: Topic[]): boolean =>
  topics.some((topic) => isAbout(topic, words.at(-1) ?? '') || isAbout(topic, words.join('')));

/** Whether any word of a table's name is about a topic. */
export const touches = ({ words }: Table, ...topics: Topic[]): boolean =>
  topics.some((topic) => words.some((word) => isAbout(topic, word)));

/** A list of addresses that get no mail. */
export const isSuppression = ({ live }: Table): boolean =>
  /suppress|opt_?out|unsub|block_?list|do_?not|abmeld|sperr|^(tbl_?)?stop_/i.test(live.name);

/** How well a table's name says that a row is one of the people served: 0 not at all, 1 best. */
export function personRank({ words }: Table): number {
  if (words.some((word) => isAbout('staff', word))) return 0;
  const last = rank('people', words.at(-1) ?? '');
  return words.length === 1 ? last : last * 0.7;
}
