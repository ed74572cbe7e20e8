/** A portal for the tests of one file: opened before the first of them, closed after the last. */
import { after, before } from 'node:test';
import { eq } from 'drizzle-orm';
import type pg from 'pg';
import { database, type PortalRole } from '#db/client';
import { event } from '#db/schema/index';
import type { EventType } from '#domain/events';
import { openPortal } from './portal.ts';

export type OwnPortal = {
  /** The portal's database as its owner, for looking and for breaking things. */
  owner(): pg.Client;
  /** How many events of a type there are, of whatever request. */
  events(type: EventType): Promise<number>;
  /** How many jobs are queued under a key, such as `run:…`. */
  jobs(key: string): Promise<number>;
};

/** @param role whose rights the tested process has */
export function ownPortal(role?: PortalRole): OwnPortal {
  let portal: Awaited<ReturnType<typeof openPortal>> | undefined;
  before(async () => {
    portal = await openPortal(role);
  });
  after(() => portal?.close());
  const owner = () => {
    if (!portal) throw new Error('the portal opens before the first test');
    return portal.owner;
  };
  return {
    owner,
    events: (type) => database().$count(event, eq(event.type, type)),
    jobs: async (key) => {
      const text = 'SELECT count(*)::int AS count FROM graphile_worker._private_jobs WHERE key = $1';
      return (await owner().query<{ count: number }>(text, [key])).rows[0]?.count ?? 0;
    },
  };
}
