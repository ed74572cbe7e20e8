/** The queue's views; each is an address of its own, with its count beside it. */
export const queueViews = ['needs-me', 'open', 'mine', 'late', 'appeals', 'closed'] as const;
export type QueueView = (typeof queueViews)[number];

export const isQueueView = (value: unknown): value is QueueView => queueViews.some((view) => view === value);
