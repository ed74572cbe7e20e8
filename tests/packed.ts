import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { database, inTransaction } from '#db/client';
import { sealChunks, startPackage } from '#db/package';
import { findRequest } from '#db/request';
import { now } from './desk.ts';

/** Puts a finished package with this content under a request. @returns the package's id */
export async function packageUnder(owner: pg.Client, id: string, content: Buffer): Promise<string> {
  const request = await findRequest(database(), id);
  if (!request) throw new Error('no such request');
  const runId = randomUUID();
  const run = "INSERT INTO run (id, request_id, digest, created_at) VALUES ($1, $2, '', $3)";
  await owner.query(run, [runId, id, now]);
  const expiresAt = new Date(now.getTime() + 7 * 86_400_000);
  const packageId = await inTransaction((tx) => startPackage(tx, { requestId: id, runId, part: 1, now, expiresAt }));
  const octets = (async function* () {
    yield content;
  })();
  await sealChunks(database(), { packageId, key: request.key }, octets);
  await owner.query('UPDATE package SET finished_at = $2, size = $3 WHERE id = $1', [packageId, now, content.length]);
  return packageId;
}
