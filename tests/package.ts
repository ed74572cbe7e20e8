import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { database } from '#db/client';
import { listPackages, openChunks } from '#db/package';
import { opened } from './worker.ts';

/** The ZIP of a request's newest package, as its person gets it; its size and hash are those that were written down. */
export async function zipOf(id: string): Promise<Buffer> {
  const [found] = await listPackages(database(), id);
  assert.ok(found);
  const { key } = await opened(id);
  const pieces: Buffer[] = [];
  for await (const piece of openChunks(database(), { packageId: found.id, key })) pieces.push(piece);
  const zip = Buffer.concat(pieces);
  assert.equal(zip.length, found.size);
  assert.equal(createHash('sha256').update(zip).digest('hex'), found.sha256);
  return zip;
}
