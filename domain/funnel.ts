/** How far a visitor's browser came with a request, in the order of the steps. */
export const funnelSteps = ['started', 'sent', 'verified', 'filed'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

/** How many came at least as far as each step. */
export type Funnel = Record<FunnelStep, number>;

/** Who came further has been at every step before. @param furthest how many stopped at each step */
export function funnelOf(furthest: readonly { furthest: FunnelStep; count: number }[]): Funnel {
  const from = (step: FunnelStep) =>
    furthest
      .filter((one) => funnelSteps.indexOf(one.furthest) >= funnelSteps.indexOf(step))
      .reduce((sum, { count }) => sum + count, 0);
  return { started: from('started'), sent: from('sent'), verified: from('verified'), filed: from('filed') };
}
