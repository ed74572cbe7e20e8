import type { Transaction } from '#db/client';
import { findInstallation } from '#db/installation';
import type { StaffActor } from '#domain/actor';
import type { MapFace } from '#domain/map-face';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { authorise } from './authorise.ts';
import { wholeFace } from './map-face.ts';
import { indexesOf, readWho, type Who } from './who.ts';

type Asked = { actor: StaffActor; identities: Record<string, unknown>; submissionKey: unknown; now: Date };

/**
 * Whom a hold or a disclosure is about, as staff typed it, once they may say so: never about themselves.
 * @returns `indexes` is empty when no identity was typed
 */
export async function readAbout(
  tx: Transaction,
  { actor, identities, submissionKey, now }: Asked,
): Promise<Result<{ face: MapFace; who: Who; indexes: Buffer[]; submissionKey: string }>> {
  const may = await authorise(tx, { actor, act: 'hold', now });
  if (!may.ok) return may;
  const face = wholeFace((await findInstallation(tx)).mapFace);
  const who = readWho(identities, face);
  if (!who.ok) return who;
  const indexes = indexesOf(who.value);
  const isOther = await authorise(tx, { actor, act: 'hold', now, about: indexes });
  if (!isOther.ok) return isOther;
  if (typeof submissionKey !== 'string' || !isUuid(submissionKey)) return refused('page-expired');
  return ok({ face, who: who.value, indexes, submissionKey });
}
