import { type GroundId, groundIds } from './law/rule.ts';

/** Causes by which denials may be told apart in what is published. @see 11 CCR 7102(a)(2) */
export const denialCauses = ['unverifiable', 'not-by-consumer', 'exempt', 'other'] as const;
export type DenialCause = (typeof denialCauses)[number];

const causes: Record<GroundId, DenialCause> = {
  'not-identified': 'unverifiable',
  'no-authority': 'not-by-consumer',
  'legal-duty': 'exempt',
  'legal-claims': 'exempt',
  'rights-of-others': 'exempt',
  expression: 'exempt',
  'public-health': 'exempt',
  research: 'exempt',
  transaction: 'exempt',
  security: 'exempt',
  debugging: 'exempt',
  'internal-use': 'exempt',
  unfounded: 'other',
  'too-often': 'other',
  'already-accurate': 'other',
  fraud: 'other',
  disproportionate: 'other',
};

/** The grounds that come under a cause; what is none of any list counts as `other`. */
export const groundsOf = (cause: DenialCause): GroundId[] => groundIds.filter((ground) => causes[ground] === cause);

/** @param ground as the request keeps it; laws of older versions may have had others */
export const denialCause = (ground: string | null): DenialCause =>
  denialCauses.find((cause) => groundsOf(cause).some((one) => one === ground)) ?? 'other';
