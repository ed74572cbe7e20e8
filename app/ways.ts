/** Places within the portal that a proof of mailbox may lead back to; anywhere else would be an open redirect. */
const known = /^\/(requests|request|opt-out|my-data|preferences)(\/[a-z0-9-]+)*$/;

/** The place as it is when it is one of ours, else one's own requests. */
export const safeWay = (asked: unknown): string =>
  typeof asked === 'string' && asked.length <= 200 && known.test(asked) ? asked : '/requests';
