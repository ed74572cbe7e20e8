/** What waits in the queue: how many jobs are due and since when the first, how many failed and are tried again, or are not. */
export type QueueStanding = { due: number; dueSince: string | null; retried: number; givenUp: number };
