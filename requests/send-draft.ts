import { inTransaction } from '#db/client';
import { findDraft, upsertDraft } from '#db/draft';
import { reachStep } from '#db/funnel';
import type { PersonActor } from '#domain/actor';
import { answersOfDraft } from '#domain/draft';
import { type Result, refused } from '#domain/problems';
import { type Filed, file } from './file.ts';
import { asksPlace, isRight } from './places.ts';

export type SendDraft = {
  actor: PersonActor;
  browser: string | undefined;
  /** The key that the page with the answers had: answers changed since, in another tab, are looked at again first. */
  shown: string;
  language: string;
  mailboxUnsafe?: boolean;
  now: Date;
};

/** Files the answers of this browser. Sent again, they lead to the same request. */
export async function sendDraft({ actor, browser, shown, now, ...how }: SendDraft): Promise<Result<Filed>> {
  const kept = browser === undefined ? null : await inTransaction((tx) => findDraft(tx, browser));
  if (browser === undefined || kept?.submissionKey !== shown) return refused('page-expired');
  const { answers, submissionKey } = kept;
  const { kind, residence } = answers;
  // Answers from before the question was asked, or for a place where there is no such right.
  if (kind && asksPlace(kind, now) && !residence) return refused('answers-incomplete', 'residence');
  if (kind && !isRight(kind, residence, now)) return refused('kind-not-offered', 'kind');
  const filed = await file({ actor, answers: answersOfDraft(answers), submissionKey, residence, now, ...how });
  if (filed.ok) {
    await inTransaction(async (tx) => {
      await upsertDraft(tx, { browser, answers: { ...answers, filed: filed.value }, submissionKey, now });
      await reachStep(tx, browser, 'filed');
    });
  }
  return filed;
}
