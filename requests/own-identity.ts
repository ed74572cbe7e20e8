import type { Transaction } from '#db/client';
import { countTries, listProofs } from '#db/identity-proof';
import { listPostedCodes } from '#db/posted-code';
import type { OpenedRequest } from '#db/request';
import { triesAtMost, triesDays } from '#domain/facts';
import type { Statement, Wanted } from '#domain/identity-shown';
import type { Law } from '#domain/law/rule';
import { isAlive } from '#domain/posted-code';
import { identityUnder } from './identity-of.ts';
import { mapFace } from './map-face.ts';

/** What a person is asked of who they are, and where that stands; it says nothing of what is held of anybody. */
export type OwnIdentity = {
  ask: Wanted['ask'];
  /** How many facts have to be right. */
  facts: number;
  /** They can still be typed: how often. */
  triesLeft: number;
  isWrong: boolean;
  isChecking: boolean;
  isShown: boolean;
  isDeclared: boolean;
  isOpen: boolean;
  statement: Statement;
  /** A code can be sent to the postal address that is held, if one is. */
  mayPost: boolean;
  /** Until when one that was asked for can be typed. */
  codeUntil: Date | null;
};

type Known = { laws: readonly Law[]; hasProofs: boolean; now: Date };

/** Null: a proven mailbox is enough. */
export async function ownIdentity(
  tx: Transaction,
  about: OpenedRequest,
  { laws, hasProofs, now }: Known,
): Promise<OwnIdentity | null> {
  const shown = hasProofs ? await listProofs(tx, about.id) : [];
  const { wanted, proofs, isChecking, isShown, isOpen, statement } = identityUnder(laws, about, shown);
  if (!wanted) return null;
  const since = new Date(now.getTime() - triesDays * 86_400_000);
  const tried = await countTries(tx, about.emailIndex, since);
  const face = await mapFace(tx);
  const hasFacts = wanted.ask === 'facts' && face.facts.length >= wanted.facts;
  const code = (await listPostedCodes(tx, about.id)).findLast((one) => isAlive(one, now));
  return {
    ...wanted,
    triesLeft: hasFacts ? Math.max(0, triesAtMost - tried) : 0,
    isWrong: proofs.some(({ isMet }) => isMet === false),
    isDeclared: proofs.some(({ way }) => way === 'declaration'),
    ...{ isChecking, isShown, isOpen, statement },
    mayPost: face.postsCodes === true && isOpen && !code,
    codeUntil: isOpen && code ? code.expiresAt : null,
  };
}
