import type { OpenedRequest } from '#db/request';
import { awaitsParent, awaitsProof, isStranger } from '#domain/proof';

/**
 * Whether nothing has still to be shown of whose a request is: only then its person and the desk write to each other; never
 * about one that was answered before this portal was there.
 */
export const isTheirs = (request: OpenedRequest): boolean =>
  request.importId === null && !awaitsProof(request) && !awaitsParent(request) && !isStranger(request);
