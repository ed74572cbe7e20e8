import type { OpenedRequest } from '#db/request';
import { awaitsParent, awaitsProof, isStranger } from '#domain/proof';

/** Whether nothing has still to be shown of whose a request is: only then its person and the desk write to each other. */
export const isTheirs = (request: OpenedRequest): boolean =>
  !awaitsProof(request) && !awaitsParent(request) && !isStranger(request);
