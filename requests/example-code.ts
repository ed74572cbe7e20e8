import { inTransaction } from '#db/client';
import { findStaffByEmail } from '#db/staff';
import { ok, type Result, refused } from '#domain/problems';
import { organisation } from './organisation.ts';
import { codeOf, openTotp } from './totp.ts';

/** The second factor's code of one of an example's made-up people; a real organisation's are nobody's to know. */
export function exampleCode({ email, now }: { email: string; now: Date }): Promise<Result<string>> {
  return inTransaction(async (tx) => {
    if (!organisation().example) return refused('not-possible-now');
    const found = await findStaffByEmail(tx, email);
    if (!found?.totpSealed) return refused('staff-unknown', 'email');
    return ok(codeOf(openTotp(found.id, found.totpSealed), now));
  });
}
