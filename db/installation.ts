import { getTableColumns, sql } from 'drizzle-orm';
import type { MapPicture } from '#domain/map-picture';
import type { Database, Transaction } from './client.ts';
import { prepared } from './prepared.ts';
import { installation } from './schema/index.ts';

// Every page asks; the picture is large and one page's alone.
const { mapPicture, ...columns } = getTableColumns(installation);
export type Installation = Omit<typeof installation.$inferSelect, 'mapPicture'>;

/** The one row about this installation: whether it is armed, what the web may know of the map, what the worker saw. */
export async function findInstallation(tx: Database | Transaction): Promise<Installation> {
  const [row] = await tx.select(columns).from(installation);
  if (!row) throw new Error('the portal database has no installation row: run the migrations');
  return row;
}

/** What the web may know of the map, as JSON; `null` before the worker's first run. */
export async function findMapFace(tx: Database | Transaction): Promise<string | null> {
  const face = sql<string | null>`${installation.mapFace}::text`;
  const [row] = await prepared(tx, 'map_face', () => tx.select({ face }).from(installation)).execute();
  return row?.face ?? null;
}

/** Whether the map has fields for “My data”; the first page asks, and needs nothing else of the map. */
export async function hasOwnData(tx: Database | Transaction): Promise<boolean> {
  const fields = sql<number | null>`jsonb_array_length(${installation.mapFace}->'ownData')`;
  const [row] = await prepared(tx, 'own_data', () => tx.select({ fields }).from(installation)).execute();
  return (row?.fields ?? 0) > 0;
}

/** The data map drawn, as the worker published it; `null` before its first run. */
export async function findMapPicture(tx: Database | Transaction): Promise<MapPicture | null> {
  const [row] = await tx.select({ mapPicture }).from(installation);
  return row?.mapPicture ?? null;
}
