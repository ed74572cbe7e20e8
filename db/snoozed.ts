import { type SQL, sql } from 'drizzle-orm';
import { quietEvents } from '#domain/snooze';
import { request } from './schema/index.ts';

const quiet = sql.raw(quietEvents.map((type) => `'${type}'`).join(', '));

/** As `domain/snooze.ts` says it; from the few that are put back until a day to come, by an index of their own. */
const putBack = (today: string, which: SQL): SQL => sql`from event s
  where s.type = 'snoozed' and s.detail ->> 'until' > ${today} and ${which}
    and not exists (select from event l where l.request_id = s.request_id and l.seq > s.seq and l.type not in (${quiet}))`;

/** Read once for all rows. */
export const isSnoozedSql = (today: string): SQL<boolean> =>
  sql<boolean>`(${request.id} in (select s.request_id ${putBack(today, sql`s.request_id is not null`)}))`;

/** The day on which a request is there again, of one that is put back. */
export const snoozedUntilSql = (today: string): SQL<string | null> =>
  sql<string | null>`(select s.detail ->> 'until' ${putBack(today, sql`s.request_id = ${request.id}`)} limit 1)`;
