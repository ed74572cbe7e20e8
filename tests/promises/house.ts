/** An example organisation as people meet it: its forms and its desk over the real web process, its own database, its worker. */
import path from 'node:path';
import type pg from 'pg';
import { faceOf } from '#datamap/face';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { type Role, roles } from '#domain/roles';
import { readEnv } from '#env';
import { publishMap } from '#requests/publish-map';
import { type Browser, openBrowser } from '#tests/http';
import { signIn, signInVisitor } from '#tests/installation';
import { openPortal } from '#tests/portal';
import { startWeb } from '#tests/web';
import { staffMember, work } from '#tests/worker';
import type { Account } from '#worker/account';
import { deliver, examples } from './deliver.ts';
import type { Line } from './without.ts';

/** What one journey has to itself: the organisation's database as it was delivered, and a worker with the map. */
export type House = {
  /** The account database as the organisation itself sees it. */
  shop: pg.Client;
  account: Account;
  /** Where the organisation's two files are, as this journey has them. */
  folder: string;
  /** The portal's database as its owner. */
  owner: pg.Client;
  /** What the worker believes to be the time; the web process has the real one. */
  clock: { now: Date };
  /** Runs the jobs that are due by the clock until none is left. */
  work(): Promise<void>;
  /** Another database as it was delivered, with the same map, as a new owner begins with it; it ends with the journey. */
  delivered(): Promise<Pick<House, 'shop' | 'account'>>;
  /** Somebody who has just proven this mailbox. */
  visitor(email: string): Promise<Browser>;
  /** Somebody whom nobody knows. */
  stranger(): Browser;
  desk(role: Role): Browser;
};

/** Ready for many journeys, one at a time. */
export type Houses = {
  /** @param lines of the map that are taken away for this journey */
  within<Value>(lines: Line[], journey: (house: House) => Promise<Value>): Promise<Value>;
  close(): Promise<void>;
};

/** Opens the portal of an example; one a test file, since a process has one organisation. */
export async function openHouses(example: string): Promise<Houses> {
  process.env.HABEAS_ORGANISATION = path.join(examples, example);
  const portal = await openPortal('habeas_worker');
  const endings = [portal.close];
  const close = async () => {
    for (const end of endings.toReversed()) await end();
  };
  try {
    return { within: await withinOf(example, portal, endings), close };
  } catch (fault) {
    // What stays open would keep the process, and nobody would read why.
    await close();
    throw fault;
  }
}

type Portal = Pick<Awaited<ReturnType<typeof openPortal>>, 'owner' | 'urls'>;

async function withinOf(
  example: string,
  { owner, urls }: Portal,
  endings: (() => Promise<void>)[],
): Promise<Houses['within']> {
  const env = { ...readEnv('HABEAS_SECRET', 'HABEAS_ORGANISATION'), DATABASE_URL: urls.web };
  const { origin } = await startWeb({ after: (end) => endings.push(end) }, env);
  const jars = new Map<Role, string>();
  for (const role of roles)
    jars.set(role, await signIn(await staffMember(`${role}@desk.test`, role), 'staff', new Date()));
  const browser = (token?: string) => openBrowser(origin, token ? [['__Host-habeas-session', token]] : []);
  const people = {
    visitor: async (email: string) => browser(await signInVisitor(email)),
    stranger: () => browser(),
    desk: (role: Role) => browser(jars.get(role)),
  };
  return async (lines, journey) => {
    const { end, ...delivered } = await deliver(example, lines);
    const clock = { now: new Date() };
    const others: (() => Promise<void>)[] = [];
    const another = async () => {
      const other = await deliver(example, lines);
      others.push(other.end);
      await other.account.check();
      return other;
    };
    try {
      // Asking again while a request is open returns that one: each journey begins with a portal without any.
      await owner.query(
        'TRUNCATE request, letter, tally, daily_cap, draft CASCADE; DELETE FROM graphile_worker._private_jobs',
      );
      const { account } = delivered;
      const checked = await account.check();
      await publishMap({
        face: faceOf(checked),
        hash: checked.hash,
        problems: [],
        drift: [],
        picture: null,
        now: clock.now,
      });
      await database().update(installation).set({ armedAt: clock.now });
      const surroundings = { account, now: () => clock.now };
      return await journey({
        ...delivered,
        delivered: another,
        owner,
        clock,
        work: () => work(owner, surroundings),
        ...people,
      });
    } finally {
      for (const endOther of others) await endOther();
      await end();
    }
  };
}
