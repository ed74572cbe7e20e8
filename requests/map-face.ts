import { database } from '#db/client';
import { findInstallation } from '#db/installation';
import type { MapFace } from '#domain/map-face';

const nothing: MapFace = { categories: [], corrections: [], scopes: [], keeps: [], optOuts: [], lost: [] };

/** What forms may offer, as the worker published it; empty until the worker has run once. */
export async function mapFace(): Promise<MapFace> {
  return (await findInstallation(database())).mapFace ?? nothing;
}
