import type { Transaction } from '#db/client';
import { type IdentityProof, listProofs } from '#db/identity-proof';
import { agentOf, answersOf, type OpenedRequest } from '#db/request';
import { together } from '#db/together';
import {
  identityWanted,
  isIdentityShown,
  type ProofWay,
  type Statement,
  statementUnder,
  type Wanted,
} from '#domain/identity-shown';
import type { Law } from '#domain/law/rule';
import { awaitsParent, awaitsProof } from '#domain/proof';
import { lawsOf } from './laws-of.ts';
import { organisation } from './organisation.ts';

export type Identity = {
  /** Null: a proven mailbox is enough. */
  wanted: Wanted | null;
  /** What was shown, and what was tried. */
  proofs: IdentityProof[];
  isShown: boolean;
  /** The worker is comparing. */
  isChecking: boolean;
  /** The person can still show it. */
  isOpen: boolean;
  /** What a declaration would say. */
  statement: Statement;
};

/** Who a person has shown to be for one request, and whether that is enough. */
export async function identityOf(tx: Transaction, about: OpenedRequest): Promise<Identity> {
  const [laws, proofs] = await together([lawsOf(tx, about), listProofs(tx, about.id)]);
  return identityUnder(laws, about, proofs);
}

/** The same, where the laws and what was shown are read already. */
export function identityUnder(laws: readonly Law[], about: OpenedRequest, proofs: IdentityProof[]): Identity {
  const wanted = identityWanted(organisation().identity, {
    answers: answersOf(about),
    agent: agentOf(about),
    isChild: about.childSealed !== null,
    laws,
  });
  const met = proofs.flatMap(({ way, isMet }): ProofWay[] => (isMet ? [way] : []));
  const isShown = isIdentityShown(wanted, about.identityCheckedBy ? [...met, 'desk'] : met);
  const isUndecided = ['received', 'review', 'waiting'].includes(about.status);
  return {
    wanted,
    proofs,
    isShown,
    isChecking: proofs.some(({ decidedAt }) => decidedAt === null),
    statement: statementUnder(laws),
    isOpen: !isShown && isUndecided && !awaitsProof(about) && !awaitsParent(about),
  };
}
