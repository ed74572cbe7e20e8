import { insertProof } from '#db/identity-proof';
import type { Statement } from '#domain/identity-shown';
import { ok, type Result, refused } from '#domain/problems';
import { identityOf } from './identity-of.ts';
import { type OwnAct, onOwn } from './on-own.ts';
import { record } from './record.ts';

/** Characters of a full name. */
const longestName = 200;

/**
 * Keeps a person's statement of who they are, with their name under it. It is enough where a declaration is asked for;
 * where facts are, staff read it and decide. Signed twice, it is signed once.
 * @param statements in the words in which the person read them; which one it was follows from the law
 * @see 11 CCR 7062(c): signed under penalty of perjury, and kept; 28 U.S.C. 1746
 */
export function declareIdentity({
  name,
  agrees,
  statements,
  ...asked
}: OwnAct & {
  name: unknown;
  agrees: boolean;
  statements: Record<Statement, string>;
}): Promise<Result<null>> {
  const signed = typeof name === 'string' ? name.replaceAll('\0', '').trim() : '';
  return onOwn(asked, async (tx, request) => {
    const { actor, now } = asked;
    const { wanted, proofs, isOpen, isShown, statement } = await identityOf(tx, request);
    if (!wanted) return refused('not-possible-now');
    if (proofs.some(({ way }) => way === 'declaration') || isShown) return ok(null);
    if (!isOpen) return refused('not-possible-now');
    if (signed === '') return refused('name-missing', 'name');
    if (signed.length > longestName) return refused('answer-too-long', 'name');
    if (!agrees) return refused('declaration-missing', 'agrees');
    await insertProof(tx, request, { way: 'declaration', body: { name: signed, words: statements[statement] }, now });
    await record(tx, { type: 'identity-declared', actor, now, requestId: request.id });
    return ok(null);
  });
}
