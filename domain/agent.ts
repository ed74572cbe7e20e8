import { ok, type Result, refused } from './problems.ts';

/** On what somebody asks in another person's name. */
export const agentBases = ['permission', 'power-of-attorney', 'representative'] as const;
export type AgentBasis = (typeof agentBases)[number];

/** Who asks in the person's name. */
export type Agent = {
  name: string;
  /** How they are reached: postal or e-mail, as it was typed. */
  address: string;
  basis: AgentBasis;
  /** The paper says that the answer goes to them. */
  getsAnswer: boolean;
};

/** As it was typed. */
export type AgentTyped = Record<'basis' | 'name' | 'address', unknown> & { getsAnswer: boolean };

const longest = { name: 200, address: 500 };

const text = (typed: unknown): string => (typeof typed === 'string' ? typed.replaceAll('\0', '').trim() : '');

/**
 * Reads what staff typed of an agent; null when all of it is empty: the person asks. Somebody who shows no more than a
 * signed permission never gets the answer.
 * @returns the problem of the first field that is missing or too long
 */
export function readAgent({ getsAnswer, ...typed }: AgentTyped): Result<Agent | null> {
  const [name, address] = [text(typed.name), text(typed.address)];
  const basis = agentBases.find((one) => one === typed.basis);
  if (!basis) {
    if (getsAnswer || name || address || text(typed.basis)) return refused('basis-missing', 'agentBasis');
    return ok(null);
  }
  if (name === '') return refused('agent-missing', 'agentName');
  if (address === '') return refused('agent-missing', 'agentAddress');
  if (name.length > longest.name) return refused('answer-too-long', 'agentName');
  if (address.length > longest.address) return refused('answer-too-long', 'agentAddress');
  if (getsAnswer && basis === 'permission') return refused('answer-to-person', 'letters');
  return ok({ name, address, basis, getsAnswer });
}
