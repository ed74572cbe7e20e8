/** What a person's copy has to hold: the shown columns of the person's rows, each as the map's `show` says. */
import type { Made } from './made.ts';
import { mentionedRows } from './oracle.ts';
import { type Asking, inside, ownRows, tagsOf } from './own.ts';
import type { Row, Rows } from './same.ts';
import { isShared } from './written.ts';

type Shown = Record<string, unknown>;
/** The JSON files by name, each row under its `uid`. */
export type Files = Record<string, Shown[]>;

/** @returns the tables' files that must be there, and no others */
export function exportedFiles(tables: Made[], rows: Rows, asking: Asking): Files {
  const own = ownRows(tables, rows, asking);
  const mentioned = mentionedRows(tables, rows, own);
  const files: Files = {};
  for (const [at, table] of tables.entries()) {
    if (!table.isMapped || table.processor) continue;
    const of = (uids: Set<number> | undefined) => (rows[at] ?? []).filter(({ uid }) => uids?.has(uid));
    const mine = of(own[at]).map((row) => shownOf(table, row, asking));
    const others = of(mentioned[at]).map((row) => ({ uid: row.uid, ...noteOf(table, row) }));
    const file = table.name.replace('.', '-');
    if (mine.length > 0) files[`data/${file}.json`] = mine;
    if (others.length > 0) files[`data/${file}-shared.json`] = others;
  }
  return files;
}

const noteOf = (table: Made, row: Row): Shown => disclosed('note', table.show.note, row.note, String(row.note));

function shownOf(table: Made, row: Row, asking: Asking): Shown {
  // Of a list that is several people's, only the person's own addresses.
  const tags = isShared(table) ? tagsOf(row).filter((tag) => asking.isMail(tag)) : tagsOf(row);
  const id = table.type === 'character(40)' ? String(row.id).trimEnd() : String(row.id);
  return {
    uid: row.uid,
    status: row.status,
    made: row.made,
    ...disclosed('id', table.show.id, row.id, id),
    ...noteOf(table, row),
    ...disclosed('doc->mail', table.show.doc, inside(row), String(inside(row))),
    ...disclosed(
      'tags[]',
      table.show.tags,
      tags.length > 0 ? tags : null,
      tags.filter((tag) => tag !== null).join(', '),
    ),
  };
}

/** @param text the value as people read it, of which the last four characters are shown, and of a shorter one none */
function disclosed(column: string, show: Made['show']['id'], value: unknown, text: string): Shown {
  if (show === 'hidden' || show === 'held') return {};
  if (show === 'shown') return { [column]: value };
  return { [column]: value === null ? null : text.length > 4 ? `…${text.slice(-4)}` : '…' };
}
