import type { Status } from './states.ts';

type Shown = { personId: string | null; identityCheckedBy: string | null };

/** Whether somebody has shown that a request is that person's: by their mailbox, or to a member of staff. */
export const isProven = ({ personId, identityCheckedBy }: Shown): boolean =>
  personId !== null || identityCheckedBy !== null;

/** A request that was keyed in waits for that before anything is looked up for it. */
export const awaitsProof = (request: Shown & { status: Status }): boolean =>
  request.status === 'waiting' && !isProven(request);
