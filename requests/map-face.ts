import { type Database, inPassing, type Transaction } from '#db/client';
import { findMapFace } from '#db/installation';
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

/** The one read last. Another is published only when the worker starts, and to read JSON takes longer than to compare it. */
let last: { text: string | null; face: MapFace } = { text: null, face: nothing };

/**
 * What forms may offer, as the worker published it; empty until the worker has run once.
 * @param tx where one is under way: who holds a connection and waits for a second may wait for ever
 */
export async function mapFace(tx?: Database | Transaction): Promise<MapFace> {
  const text = await (tx ? findMapFace(tx) : inPassing(findMapFace));
  if (text !== last.text) last = { text, face: wholeFace(text === null ? null : JSON.parse(text)) };
  return last.face;
}
