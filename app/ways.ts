/** Places within the portal that a proof of mailbox may lead back to; anywhere else would be an open redirect. */
const known = /^\/(requests|request|opt-out|my-data|preferences)(\/[a-z0-9-]+)*$/;

/** The place as it is when it is one of ours, else one's own requests. */
export const safeWay = (asked: unknown): string =>
  typeof asked === 'string' && asked.length <= 200 && known.test(asked) ? asked : '/requests';

/** Pages of the desk to which giving the second factor once more may lead back. */
const knownAtDesk = /^\/desk\/requests\/[a-z0-9-]{1,100}(\/letters)?$/;

/** The page as it is when it is one of those, else the queue. */
export const safeDeskWay = (asked: unknown): string =>
  typeof asked === 'string' && knownAtDesk.test(asked) ? asked : '/desk';

/** Where the second factor is given once more, and the page to come back to. */
export const stepUpWay = (back: string): string => `/desk/step-up?next=${encodeURIComponent(back)}`;
