import type { Policy } from './plan.ts';

/**
 * The version of the policy that somebody objects to: the one they named, or the last.
 * @param policies versions of the organisation file, each with the day from which it holds
 * @returns nothing when the organisation has changed no policy
 */
export function objectedTo(policies: Policy[], version: string | undefined): Policy | undefined {
  const named = policies.find((policy) => policy.version === version);
  return named ?? policies.toSorted((one, other) => (one.on < other.on ? 1 : -1))[0];
}
