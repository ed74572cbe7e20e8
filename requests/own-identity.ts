import type { Transaction } from '#db/client';
import { countTries } from '#db/identity-proof';
import type { OpenedRequest } from '#db/request';
import { triesAtMost, triesDays } from '#domain/facts';
import type { Statement, Wanted } from '#domain/identity-shown';
import { identityOf } from './identity-of.ts';
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
};

/** Null: a proven mailbox is enough. */
export async function ownIdentity(tx: Transaction, about: OpenedRequest, now: Date): Promise<OwnIdentity | null> {
  const { wanted, proofs, isChecking, isShown, isOpen, statement } = await identityOf(tx, about);
  if (!wanted) return null;
  const since = new Date(now.getTime() - triesDays * 86_400_000);
  const tried = await countTries(tx, about.emailIndex, since);
  const hasFacts = wanted.ask === 'facts' && (await mapFace()).facts.length >= wanted.facts;
  return {
    ...wanted,
    triesLeft: hasFacts ? Math.max(0, triesAtMost - tried) : 0,
    isWrong: proofs.some(({ isMet }) => isMet === false),
    isDeclared: proofs.some(({ way }) => way === 'declaration'),
    ...{ isChecking, isShown, isOpen, statement },
  };
}
