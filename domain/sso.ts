import type { ProblemCode } from './problems.ts';

/** How long somebody may take on the provider's pages, in minutes. */
export const ssoMinutes = 10;

/** What may have gone wrong on the way to the provider and back. */
const ssoProblems = [
  'sso-not-set-up',
  'sso-over',
  'sso-denied',
  'sso-down',
  'sso-wrong',
  'sso-unproven',
  'sso-unknown',
  'sso-other-account',
  'too-many-tries',
] as const satisfies readonly ProblemCode[];
export type SsoProblem = (typeof ssoProblems)[number];

/** Which of them the address of a page names, if any: anybody can write one. */
export const ssoProblemIn = (text: unknown): SsoProblem | undefined => ssoProblems.find((code) => code === text);
