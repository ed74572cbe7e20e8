import { inTransaction } from '#db/client';
import type { StaffActor } from '#domain/actor';
import { ok, type Result } from '#domain/problems';
import { authorise } from './authorise.ts';
import { type Metrics, metricsOf } from './metrics-of.ts';

export type ViewMetrics = {
  actor: StaffActor;
  /** As the address says it. */
  year: unknown;
  law?: string;
  now: Date;
};

/** The law's table of a calendar year, for the desk: also of the year that runs. @see metricsOf */
export async function viewMetrics({ actor, now, ...asked }: ViewMetrics): Promise<Result<Metrics>> {
  const may = await inTransaction((tx) => authorise(tx, { actor, act: 'view-reports', now }));
  return may.ok ? ok(await metricsOf({ ...asked, now })) : may;
}
