import type { Transaction } from '#db/client';
import type { StaffRow } from '#db/staff';
import type { PasskeyUse } from '#domain/passkeys';
import { ok, type Result, refused } from '#domain/problems';
import { answerPasskey } from './answer-passkey.ts';
import { spendCode } from './spend-code.ts';

/** A code of this moment as it was typed, or what a passkey signed, where there is any. */
export type Given = { code: unknown; passkey?: unknown };

/**
 * Takes the second factor of this moment: a code of the authenticator app, or a passkey's signature. Nothing typed is no
 * try of one.
 * @param who locked, so that tries at once are counted one after the other
 * @returns the id of the passkey, or null for a code
 */
export async function giveFactor(
  tx: Transaction,
  who: StaffRow,
  asked: Given & { sessionId: string; use: PasskeyUse; now: Date },
): Promise<Result<string | null>> {
  const { code, passkey, sessionId, use, now } = asked;
  if (typeof passkey === 'string' && passkey)
    return answerPasskey(tx, { staffId: who.id, sessionId, use, answer: passkey, now });
  const typed = String(code ?? '').trim();
  if (!typed) return refused('second-factor-missing', 'code');
  const given = await spendCode(tx, who, { code: typed, now });
  return given.ok ? ok(null) : given;
}
