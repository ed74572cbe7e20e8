import type { Answers } from './answers.ts';
import type { MapFace } from './map-face.ts';
import { ok, type Result, refused } from './problems.ts';

type Change = { version: string; on: string };
type Scope = MapFace['scopes'][number];

/** Scopes that can be asked for: without a change of policy there is nothing to object to. */
export const scopesOffered = ({ scopes }: Pick<MapFace, 'scopes'>, changes: readonly Change[]): Scope[] =>
  scopes.filter(({ isBeforeObjection }) => !isBeforeObjection || changes.length > 0);

/**
 * Whether a deletion of what was collected before a change of policy names one that there was, and no other does.
 * @param changes of the organisation file
 */
export function checkObjection(
  answers: Answers,
  { scopes }: Pick<MapFace, 'scopes'>,
  changes: readonly Change[],
): Result<Answers> {
  if (answers.kind !== 'delete') return ok(answers);
  const objects = scopes.some(({ key, isBeforeObjection }) => key === answers.scope && isBeforeObjection);
  const { policyVersion, ...rest } = answers;
  if (!objects) return ok(rest);
  return changes.some(({ version }) => version === policyVersion)
    ? ok(answers)
    : refused('policy-missing', 'policyVersion');
}
