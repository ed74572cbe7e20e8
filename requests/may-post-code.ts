import type { Transaction } from '#db/client';
import type { OpenedRequest } from '#db/request';
import type { MapFace } from '#domain/map-face';
import { awaitsProof } from '#domain/proof';
import { identityOf } from './identity-of.ts';

/** It came by letter or call of somebody without a mailbox, in their own name: a code can take the mailbox's place. */
export const isByPost = ({ lettersByPost, childSealed, agentSealed }: OpenedRequest): boolean =>
  lettersByPost && childSealed === null && agentSealed === null;

/** Whether a code by post would show something that is still to be shown, and the map says where addresses are. */
export async function mayPostCode(tx: Transaction, about: OpenedRequest, face: MapFace): Promise<boolean> {
  if (!face.postsCodes) return false;
  if (awaitsProof(about)) return isByPost(about);
  const { wanted, isOpen } = await identityOf(tx, about);
  return wanted !== null && isOpen;
}
