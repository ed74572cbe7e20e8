/** Who may ask in somebody else's name, law by law. Parents, guardians and other legal representatives may under each. */
import type { AgentBasis } from '../agent.ts';
import { type Kind, skipsReview } from '../kinds.ts';
import { besides, type Tables } from './beside.ts';
import { type Law, likely, ours, type Rule, sure } from './rule.ts';

type Versioned = Pick<Law, 'id' | 'version'>;

/** The kinds that an agent may ask for under a law. */
type Agents = Rule<readonly Kind[]>;

const all = ['access', 'correct', 'delete', 'opt-out'] as const;
const optOuts = ['opt-out'] as const;

/** A law that is not here knows no agents, or we have not read of them. */
const of: Record<string, Agents> = {
  'us-ca': sure(all, '11 CCR 7063'),
  // The mandate itself is the business of each country's own law.
  'eu-gdpr': likely(all, 'GDPR Art. 12(6); EDPB 01/2022'),
  'uk-gdpr': likely(all, 'UK GDPR Art. 12(6)'),
  'kr-pipa': sure(all, 'PIPA Art. 38'),
  'us-or': sure(optOuts, 'ORS 646A.576'),
  'us-md': sure(optOuts, 'Md. Code, Com. Law 14-4601 ff.'),
  'us-nj': sure(optOuts, 'N.J.S.A. 56:8-166.4 ff.'),
  'us-de': sure(optOuts, '6 Del. C. ch. 12D'),
  'us-co': likely(optOuts, 'C.R.S. 6-1-1306'),
  'us-ct': likely(optOuts, 'Conn. Gen. Stat. 42-518'),
  'us-tx': likely(optOuts, 'Tex. Bus. & Com. Code ch. 541'),
  'us-mt': likely(optOuts, 'Mont. Code 30-14-2801 ff.'),
  'us-mn': likely(optOuts, 'Minn. Stat. ch. 325M'),
  'us-nh': likely(optOuts, 'RSA 507-H'),
  'us-ne': likely(optOuts, 'Neb. Rev. Stat. 87-1101 ff.'),
  default: ours(all, 'GDPR Art. 12'),
};

const tables: Tables<Agents> = [{ version: '2026-11', of }];

/** What a law's version says of agents, or null. */
export const agentsOf = (law: Versioned): Agents | null => besides(tables, law);

/**
 * Whether the person is asked to confirm what an agent asks for. Never for an opt-out, which waits for nobody, nor for a
 * legal representative; for a power of attorney only where no law that may be theirs takes one. Else a signed permission
 * may be made up, and the laws let its person confirm it.
 * @see 11 CCR 7063
 */
export function personConfirms(laws: readonly Versioned[], kind: Kind, basis: AgentBasis): boolean {
  if (skipsReview(kind) || basis === 'representative') return false;
  // A complaint or another right is no less than a copy.
  const asked = kind === 'other' ? 'access' : kind;
  return basis === 'permission' || !laws.some((law) => agentsOf(law)?.value.includes(asked));
}
