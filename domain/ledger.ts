/**
 * What the ledger remembers of a run, so that it can be done again after a backup was restored: a deletion by the keys of
 * its rows, an opt-out by what was typed.
 */
import { z } from 'zod';
import { controller, policy } from './plan.ts';

export const ledgerActs = ['erase', 'opt-out'] as const;
export type LedgerAct = (typeof ledgerActs)[number];

export const ledgerBody = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('erase'),
    scope: z.string(),
    policy: policy.optional(),
    released: z.array(controller).optional(),
  }),
  z.strictObject({
    act: z.literal('opt-out'),
    optOuts: z.array(z.string()),
    /** Exactly what was typed, by identity: the list of those who get no mail has to hold it. */
    identities: z.record(z.string(), z.string()),
  }),
]);
export type LedgerBody = z.output<typeof ledgerBody>;
