import { inTransaction } from '#db/client';
import { findDraft, upsertDraft } from '#db/draft';
import type { PersonActor } from '#domain/actor';
import { answersOfDraft } from '#domain/draft';
import { type Result, refused } from '#domain/problems';
import { type Filed, file } from './file.ts';

export type SendDraft = {
  actor: PersonActor;
  browser: string | undefined;
  /** The key that the page with the answers had: answers changed since, in another tab, are looked at again first. */
  shown: string;
  language: string;
  now: Date;
};

/** Files the answers of this browser. Sent again, they lead to the same request. */
export async function sendDraft({ actor, browser, shown, language, now }: SendDraft): Promise<Result<Filed>> {
  const kept = browser === undefined ? null : await inTransaction((tx) => findDraft(tx, browser));
  if (browser === undefined || kept?.submissionKey !== shown) return refused('page-expired');
  const { answers, submissionKey } = kept;
  const filed = await file({ actor, answers: answersOfDraft(answers), submissionKey, language, now });
  if (filed.ok) {
    await inTransaction((tx) =>
      upsertDraft(tx, { browser, answers: { ...answers, filed: filed.value }, submissionKey, now }),
    );
  }
  return filed;
}
