/**
 * What the web process may know of the data map: words and choices for forms, never a name or a row of the
 * organisation's database. The worker derives it from the checked map and publishes it in the portal database.
 */
import { z } from 'zod';
import { correctionRules } from './corrected-value.ts';
import { normalisations } from './identity.ts';
import { reaches } from './reaches.ts';

const worded = z.object({ key: z.string(), label: z.string() });

export const mapFace = z.object({
  /** Identities by which people are found, and how each is compared; `email` is the address. */
  identities: z.array(z.object({ key: z.string(), normalise: z.enum(normalisations), label: z.string().optional() })),
  /** Categories of data held, for choosing parts of an access request and for the promises page. */
  categories: z.array(
    worded.extend({
      sources: z.array(z.string()),
      kept: z.array(z.string()),
      /** Its tables, where it has several: what may be asked of by itself. */
      parts: z.array(worded).optional(),
      /** What is held, by the labels of its columns. */
      fields: z.array(z.string()).optional(),
      why: z.array(z.string()).optional(),
      /** Whether a deletion erases any of it. */
      isErased: z.boolean().optional(),
      /** What is discarded by itself, and at which age: `90 days`. */
      ages: z.array(z.object({ label: z.string(), after: z.string() })).optional(),
      /** Names of others who have some of it from us. */
      sharedWith: z.array(z.string()).optional(),
    }),
  ),
  /** Fields a person may ask to have corrected; `key` is `table.column` of the map. */
  corrections: z.array(worded.extend({ category: z.string(), rule: z.enum(correctionRules) })),
  /** What “My data” shows, and what of it may be changed there at once; keys as above. */
  ownData: z.array(worded.extend({ mayChange: z.boolean() })),
  /** What people may be asked for, to show who they are: the question of each. */
  facts: z.array(worded),
  /** The map says where postal addresses are, so that a code can go there. */
  postsCodes: z.boolean().optional(),
  /** Parts of a deletion; `everything` is always there. */
  scopes: z.array(
    worded.extend({
      removes: z.array(z.string()),
      /** Only what was collected before a change of policy that the person objects to. */
      isBeforeObjection: z.boolean().optional(),
    }),
  ),
  /** Why some rows outlive a deletion. */
  keeps: z.array(z.object({ reason: z.string(), law: z.string(), categories: z.array(z.string()) })),
  /**
   * `includes`: others that are part of it, and out with it; `asks`: the identities without which it cannot be carried
   * out, the address when left out.
   */
  optOuts: z.array(
    worded.extend({
      stays: z.string().optional(),
      includes: z.array(z.string()).optional(),
      asks: z.array(z.string()).optional(),
      by: z.enum(reaches).optional(),
    }),
  ),
  lost: z.array(worded.extend({ offMeanwhile: z.string() })),
  /** The map says how a child's data are kept from use until a parent has decided. */
  hasChildCases: z.boolean().optional(),
  /** What a deletion from a table cannot call back, in words for the person. */
  cannotRecall: z.array(z.object({ table: z.string(), words: z.string() })),
  /** Others who have data from us, and of which opt-outs they are told. */
  recipients: z.array(z.object({ name: z.string(), optOuts: z.array(z.string()) })),
  /** Tables that a hold can be laid on, and the one by which a table's rows are found; for the desk alone. */
  tables: z.array(
    worded.extend({
      category: z.string(),
      under: z.string().optional(),
      /** Its rows lie in other tables, and what becomes of them is said there. */
      isView: z.boolean().optional(),
    }),
  ),
});

/** @see mapFace */
export type MapFace = z.output<typeof mapFace>;
