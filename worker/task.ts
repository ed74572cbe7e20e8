import type { Account } from './account.ts';

/** What a task is given besides its payload. */
export type Surroundings = { account: Account; now(): Date };

/** A task is told ids only, may be told twice, and does nothing twice. */
export type Task = (payload: unknown, surroundings: Surroundings) => Promise<void>;
