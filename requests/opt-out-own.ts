import { inTransaction } from '#db/client';
import { findInstallation } from '#db/installation';
import { endOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';
import { identitiesAsked } from '#domain/opt-out-asks';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { checkAnswers } from './check-answers.ts';
import { type Filed, keepRequest } from './file.ts';
import { wholeFace } from './map-face.ts';

/**
 * Opts who proved their mailbox out of some purposes, at once and in one step. Each is an opt-out of its own, so that each
 * can be taken back without the others. Pressed twice, it is done once.
 * @see 11 CCR 7004(a)(2): no more steps than opting in takes
 */
export function optOutOwn({
  actor,
  purposes,
  submissionKey,
  language,
  now,
}: {
  actor: PersonActor;
  purposes: string[];
  /** The form's key. */
  submissionKey: string;
  language: string;
  now: Date;
}): Promise<Result<Filed[]>> {
  return inTransaction(async (tx) => {
    if (!isUuid(submissionKey)) return refused('page-expired');
    const all = await checkAnswers(tx, { kind: 'opt-out', purposes });
    if (!all.ok) return all;
    const face = wholeFace((await findInstallation(tx)).mapFace);
    if (identitiesAsked(face, purposes).join() !== 'email') return refused('choice-unknown', 'purposes');
    const who = { email: actor.email, others: {} };
    const filed: Filed[] = [];
    for (const purpose of new Set(purposes)) {
      const answers = { kind: 'opt-out' as const, purposes: [purpose] };
      const key = `${submissionKey}:${purpose}`;
      filed.push(await keepRequest(tx, { actor, who, answers, submissionKey: key, language, now }));
    }
    await endOwnView(tx, actor.sessionId);
    return ok(filed);
  });
}
