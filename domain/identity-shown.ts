/** How people show who they are, and what is enough for what they ask. */
import type { Agent } from './agent.ts';
import type { Answers } from './answers.ts';
import { categoriesAsked } from './asked-data.ts';
import type { IdentityAsked } from './identity-asked.ts';
import { personConfirms } from './law/agents.ts';
import type { Law } from './law/rule.ts';

/** Besides the mailbox; the list makes the Postgres enum `proof_way`, too. */
export const proofWays = [
  'facts', // what is held of them, compared by the worker
  'declaration', // a statement with their name under it
  'posted-code', // sent to the postal address that is held
  'desk', // somebody of the desk said why what was shown is enough
] as const;
export type ProofWay = (typeof proofWays)[number];

/** What has to be shown before a request is carried out. */
export type Wanted = { ask: 'facts' | 'declaration'; facts: number };

type Case = {
  answers: Answers;
  agent: Agent | null;
  /** About a child's data: parenthood is what has to be shown. */
  isChild: boolean;
  laws: readonly Pick<Law, 'id' | 'version'>[];
};

/**
 * What the organisation file has asked of whoever files this, or null: a proven mailbox is enough. It follows from the
 * request alone, never from what is held of somebody, so that it is the same for who is known and who is not. Whoever has
 * a paper which no law lets the person be asked about is not asked for more either.
 * @see GDPR Art. 12(6); 11 CCR 7060, 7062, 7063(b)
 */
export function identityWanted(identity: IdentityAsked, { answers, agent, isChild, laws }: Case): Wanted | null {
  if (isChild || (agent && !personConfirms(laws, answers.kind, agent.basis))) return null;
  if (answers.kind === 'delete') return identity.delete ?? null;
  if (answers.kind !== 'access' || !identity.access) return null;
  const { categories, ...asked } = identity.access;
  const asks = categoriesAsked(answers.categories);
  const isOfThese = asks.length === 0 || asks.some((one) => categories?.includes(one));
  return !categories || isOfThese ? asked : null;
}

/** What a declaration says: `perjury` where the law has it signed so. */
export type Statement = 'plain' | 'perjury';

/** @see 11 CCR 7062(c) */
export const statementUnder = (laws: readonly Pick<Law, 'id'>[]): Statement =>
  laws.length > 0 && laws.every(({ id }) => id === 'us-ca') ? 'perjury' : 'plain';

const enoughFor: Record<Wanted['ask'], readonly ProofWay[]> = {
  facts: ['facts', 'posted-code', 'desk'],
  // Whoever shows more than is wanted has shown that.
  declaration: proofWays,
};

/** Whether one of the ways in which somebody showed who they are is enough. */
export const isIdentityShown = (wanted: Wanted | null, shown: readonly ProofWay[]): boolean =>
  wanted === null || shown.some((way) => enoughFor[wanted.ask].includes(way));
