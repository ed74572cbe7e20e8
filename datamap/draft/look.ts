/** Every table with what its names, types and a few of its rows suggest. */
import type { ClientBase } from 'pg';
import { own } from '../names.ts';
import { type DraftColumn, guessColumn } from './columns.ts';
import { estimatedRows, type Look, sampleOf } from './sample.ts';
import type { Table } from './tables.ts';

export type Guessed = {
  table: Table;
  isReadable: boolean;
  looks: Record<string, Look>;
  columns: Record<string, DraftColumn>;
};

/** Looks at all tables, one bounded sample each, in the transaction that is open. */
export async function lookAt(client: ClientBase, tables: Table[]): Promise<Guessed[]> {
  const rows = await estimatedRows(client);
  const guessed: Guessed[] = [];
  for (const table of tables) {
    const { isReadable, looks } = await sampleOf(client, table.live, rows.get(table.place) ?? 0);
    const columns = Object.entries(table.live.columns).map(
      ([name, live]) => [name, guessColumn(table, name, live, own(looks, name))] as const,
    );
    guessed.push({ table, isReadable, looks, columns: Object.fromEntries(columns) });
  }
  return guessed;
}
