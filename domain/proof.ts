import type { Status } from './states.ts';

type Shown = { personId: string | null; identityCheckedBy: string | null };

/** Whether somebody has shown that a request is that person's: by their mailbox, or to a member of staff. */
export const isProven = ({ personId, identityCheckedBy }: Shown): boolean =>
  personId !== null || identityCheckedBy !== null;

/** Named as a child's parent, and nobody has made sure: whoever it is learns nothing of what is held. */
export const isStranger = ({ childSealed, identityCheckedBy }: Shown & { childSealed: unknown }): boolean =>
  childSealed !== null && identityCheckedBy === null;

/** The case of a child waits for the parent's decision, and before that for parenthood to be shown. */
export const awaitsParent = ({ status, childSealed, personId }: Shown & { status: Status; childSealed: unknown }) =>
  status === 'waiting' && childSealed !== null && personId === null;

/** A request that was keyed in waits for that before anything is looked up for it. */
export const awaitsProof = (request: Shown & { status: Status }): boolean =>
  request.status === 'waiting' && !isProven(request);
