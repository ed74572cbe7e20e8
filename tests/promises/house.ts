/** An example organisation as people meet it: its forms and its desk over the real web process, its own database, its worker. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { stringify } from 'yaml';
import { faceOf } from '#datamap/face';
import { grantsSql } from '#datamap/grants';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { type Role, roles } from '#domain/roles';
import { readEnv } from '#env';
import { publishMap } from '#requests/publish-map';
import { exampleAccount } from '#tests/checked-map';
import { type Browser, openBrowser } from '#tests/http';
import { signIn, signInVisitor } from '#tests/installation';
import { openPortal } from '#tests/portal';
import { startWeb } from '#tests/web';
import { staffMember, work } from '#tests/worker';
import { type Account, openAccount } from '#worker/account';
import { type Line, mapWithout } from './without.ts';

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

const examples = path.join(import.meta.dirname, '../../examples');

/** Opens the portal of an example; one a test file, since a process has one organisation. */
export async function openHouses(example: string): Promise<Houses> {
  process.env.HABEAS_ORGANISATION = path.join(examples, example);
  const { owner, urls, close } = await openPortal('habeas_worker');
  const endings: (() => Promise<void>)[] = [];
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
  return {
    within: async (lines, journey) => {
      const { end, ...delivered } = await accountOf(example, lines);
      const clock = { now: new Date() };
      const others: (() => Promise<void>)[] = [];
      const another = async () => {
        const other = await accountOf(example, lines);
        others.push(other.end);
        await other.account.check();
        return other;
      };
      try {
        // Asking again while a request is open returns that one: each journey begins with a portal without any.
        await owner.query('TRUNCATE request, letter, tally, draft CASCADE; DELETE FROM graphile_worker._private_jobs');
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
    },
    close: async () => {
      for (const end of endings) await end();
      await close();
    },
  };
}

async function accountOf(example: string, lines: Line[]) {
  const { client: shop, url, checked } = await exampleAccount(example, 100);
  await shop.query(grantsSql(checked, 'habeas'));
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-house-'));
  const { map, organisation } = mapWithout(path.join(examples, example), lines);
  writeFileSync(path.join(folder, 'datamap.yaml'), stringify(map));
  writeFileSync(path.join(folder, 'organisation.yaml'), organisation);
  const account = openAccount(Object.assign(new URL(url), { username: 'habeas', password: 'test' }).href, folder);
  const end = async () => {
    await Promise.all([account.end(), shop.end()]);
    rmSync(folder, { recursive: true });
  };
  return { shop, account, folder, end };
}
