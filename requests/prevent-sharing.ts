import { randomUUID } from 'node:crypto';
import { inTransaction } from '#db/client';
import { listOptedOut } from '#db/suppression';
import { ok, type Result, refused } from '#domain/problems';
import { sharingOptOut } from '#domain/sharing';
import { checkAnswers } from './check-answers.ts';
import { keepRequest } from './file.ts';
import { addressOfPrevention } from './prevention.ts';
import { indexOf } from './who.ts';

/**
 * Opts exactly the address that the letter went to out of sharing, without further proof. Pressed twice, it is opted out
 * once.
 * @see 11 CCR 7026(d); GDPR Art. 21(2)
 */
export function preventSharing({
  token,
  language,
  now,
}: {
  token: unknown;
  language: string;
  now: Date;
}): Promise<Result<null>> {
  return inTransaction(async (tx) => {
    const address = addressOfPrevention(token);
    if (address === null) return refused('not-found');
    const answers = await checkAnswers(tx, { kind: 'opt-out', purposes: [sharingOptOut] });
    if (!answers.ok) return refused('not-possible-now');
    const who = { email: address, others: {} };
    const index = indexOf(who);
    if (index && (await listOptedOut(tx, index, [sharingOptOut])).length > 0) return ok(null);
    const actor = { kind: 'nobody' as const };
    const asked = { actor, who, answers: answers.value, submissionKey: randomUUID(), language, now };
    await keepRequest(tx, asked);
    return ok(null);
  });
}
