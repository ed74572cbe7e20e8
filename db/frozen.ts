import { type SQL, sql } from 'drizzle-orm';
import { request } from './schema/index.ts';

/** As `domain/frozen.ts` says it, for the few requests that can be so. */
export const isFrozenSql: SQL<boolean> = sql<boolean>`(${request.kind} = 'report-lost' and ${request.status} = 'done' and (
  select e.type from event e where e.request_id = ${request.id}
    and e.type in ('frozen', 'release-asked', 'released', 'cancelled') order by e.seq desc limit 1) is not distinct from 'frozen')`;
