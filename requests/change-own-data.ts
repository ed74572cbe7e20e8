import { inTransaction } from '#db/client';
import { endOwnView } from '#db/own-view';
import type { PersonActor } from '#domain/actor';
import { ok, type Result, refused } from '#domain/problems';
import { isFreshProof } from '#domain/sessions';
import { isUuid } from '#domain/uuid';
import { checkAnswers } from './check-answers.ts';
import { type Filed, keepRequest } from './file.ts';
import { findEarlier } from './insert-request.ts';
import { mapFace } from './map-face.ts';

/**
 * Changes a field that the map lets its person change without review: a correction like any other, with its plan, its
 * compare on the old value, its history and its receipt, that the worker carries out at once. Sent twice, it is one.
 * @param asked `was`: what the person saw; where it says something else by now, staff look at it
 */
export function changeOwnData(asked: {
  actor: PersonActor;
  field: string;
  was: string;
  value: string;
  submissionKey: string;
  language: string;
  now: Date;
}): Promise<Result<Filed>> {
  const { actor, field, was, value, submissionKey, language, now } = asked;
  return inTransaction(async (tx) => {
    if (!isFreshProof(actor.provenAt, now)) return refused('proof-too-old');
    if (!isUuid(submissionKey)) return refused('page-expired');
    const { ownData } = await mapFace(tx);
    if (!ownData.some(({ key, mayChange }) => key === field && mayChange)) return refused('choice-unknown', 'value');
    if (value.trim() === was.trim()) return refused('value-unchanged', 'value');
    const given = { kind: 'correct', changes: [{ field, was, value }], atOnce: true };
    const checked = await checkAnswers(tx, given);
    if (!checked.ok) return checked;
    const who = { email: actor.email, others: {} };
    const filing = { actor, who, answers: checked.value, submissionKey, language, now };
    // It would lead to that other request, and what was typed would be lost.
    const earlier = await findEarlier(tx, filing);
    if (earlier && !earlier.isSameForm) return refused('correction-open', 'value');
    await endOwnView(tx, actor.sessionId);
    return ok(await keepRequest(tx, filing));
  });
}
