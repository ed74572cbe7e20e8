import { inTransaction } from '#db/client';
import { findDraft, upsertDraft } from '#db/draft';
import { type Draft, draft } from '#domain/draft';

export type KeepDraft = {
  /** The browser's secret, from its cookie. */
  browser: string;
  /** Answers to add; those given before stay. */
  set: Partial<Draft>;
  /** The request that these answers were sent as, at once and without proof: its id takes the key's place. */
  sentAs?: string;
  now: Date;
};

/** What belongs to no request that begins here, and so begins none. */
const aside = new Set(['next', 'unsent']);

/** Keeps answers until they are sent. Once they were, a new answer begins another request: its own key, and nothing of the one before. */
export function keepDraft({ browser, set, sentAs, now }: KeepDraft): Promise<Draft> {
  return inTransaction(async (tx) => {
    const kept = await findDraft(tx, browser);
    const isAside = Object.keys(set).every((name) => aside.has(name));
    const isOver = kept?.answers.filed !== undefined && !isAside && set.filed === undefined;
    const answers = draft.parse({ ...(isOver ? {} : kept?.answers), ...set });
    const submissionKey = sentAs ?? (isOver ? undefined : kept?.submissionKey);
    const isAnew = submissionKey === undefined || sentAs !== undefined;
    await upsertDraft(tx, { browser, answers, submissionKey, isAnew, now });
    return answers;
  });
}
