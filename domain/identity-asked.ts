/** What the organisation file asks of people besides their mailbox, before some of their requests are carried out. */
import { z } from 'zod';

const asking = {
  /**
   * `facts`: what is already held of the person and nobody else knows, compared and never shown. `declaration`: a signed
   * statement of who they are.
   */
  ask: z.enum(['facts', 'declaration'], 'must be facts or declaration'),
  /** How many facts have to be right. @see 11 CCR 7062(b), (c): two, or three */
  facts: z.int().min(1).max(3).default(2),
};

/** Nothing by default: a proven mailbox is enough. Identity cards are not among what can be asked. */
export const identityAsked = z.strictObject({
  access: z
    .strictObject({
      ...asking,
      /** Only before a copy that may hold one of these categories of the map; left out, before every copy. */
      categories: z.array(z.string().trim().min(1)).min(1).optional(),
    })
    .optional(),
  delete: z.strictObject(asking).optional(),
  'opt-out': z
    .undefined('an opt-out takes effect for whoever asks, and nothing more may be asked for it (11 CCR 7060(b))')
    .optional(),
});

/** @see identityAsked */
export type IdentityAsked = z.output<typeof identityAsked>;
