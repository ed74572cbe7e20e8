import { type SQL, sql } from 'drizzle-orm';
import { request } from './schema/index.ts';

/** As `domain/frozen.ts` says it: a trigger keeps in `is_locked` what the request's last event of these said. */
export const isFrozenSql: SQL<boolean> = sql<boolean>`(${request.isLocked} and ${request.kind} = 'report-lost' and ${request.status} = 'done')`;
