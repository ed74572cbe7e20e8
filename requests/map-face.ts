import { type Database, database, type Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import type { MapFace } from '#domain/map-face';

const nothing: MapFace = {
  identities: [],
  categories: [],
  corrections: [],
  ownData: [],
  facts: [],
  scopes: [],
  keeps: [],
  optOuts: [],
  lost: [],
  cannotRecall: [],
  recipients: [],
  tables: [],
};

/** A published face with all its lists: one of a worker before the last update lacks those that are new. */
export const wholeFace = (published: MapFace | null): MapFace => ({ ...nothing, ...published });

/**
 * What forms may offer, as the worker published it; empty until the worker has run once.
 * @param tx where one is under way: who holds a connection and waits for a second may wait for ever
 */
export const mapFace = async (tx: Database | Transaction = database()): Promise<MapFace> =>
  wholeFace((await findInstallation(tx)).mapFace);
