/** Who asks in a world, and how a database that was worked on is held against what should be. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import type { CheckedMap } from '#datamap/checked';
import { find } from '#datamap/find';
import type { Hold } from '#datamap/hold';
import type { Identities } from '#datamap/identities';
import type { Plan } from '#domain/plan';
import { newRun } from '../checked-map.ts';
import type { Account } from './account.ts';
import type { Made } from './made.ts';
import type { Expected } from './oracle.ts';
import { type Asking, askingOf } from './own.ts';
import { foretold } from './refused.ts';
import type { Rows } from './same.ts';
import { type Asker, at, type MapOf, policyOn, type RowSet } from './world.ts';

export const hashKey = randomBytes(32);

/** A map on a set of rows that is in the database. */
export type Case = {
  account: Account;
  map: MapOf;
  tables: Made[];
  checked: CheckedMap;
  set: RowSet;
  rows: Rows;
  holds: Hold[];
};
export type Person = { asker: Asker; asking: Asking; identities: Identities; chosen: Plan['chosen'] };

export async function personOf({ account, tables, rows, checked }: Case, asker: Asker): Promise<Person> {
  const asking = askingOf(tables, rows, asker);
  const identities = { email: asker.email, ...(asker.phone.length > 0 ? { phone: asker.phone } : {}) };
  if (asking.picked === null) return { asker, asking, identities, chosen: null };
  const [people] = await find(account.worker, checked, { identities, at, tables: ['people'], limit: 100 });
  const row = people?.rows.find(({ values }) => Number(values[0]) === asking.picked)?.row;
  assert.ok(row, 'whoever can be picked is found');
  return { asker, asking, identities, chosen: { table: 'people', row } };
}

export const wantedOf = (
  { holds, map }: Case,
  { identities, chosen }: Person,
  kind: 'delete' | 'access' = 'delete',
) => ({
  identities,
  chosen,
  at,
  request: randomUUID(),
  kind,
  holds,
  ...(map.scope && kind === 'delete' ? { scope: 'part' } : {}),
  ...(map.scope && map.collected ? { policy: { version: '2', on: policyOn } } : {}),
});

export const runOf = ({ holds }: Case, { identities }: Person, plan: Plan) => ({
  ...newRun(plan.request),
  plan,
  identities,
  hashKey,
  now: at,
  holds,
});

/** The rows are these, and of rows that are nobody's business none has been written, not even with what it said. */
export async function isAsExpected(
  { account, rows }: Case,
  { after, own }: Pick<Expected, 'after' | 'own'>,
  says: string,
) {
  const left = await account.read();
  assert.deepEqual(
    left.rows.map((of, at) => foretold(of, after[at] ?? [])),
    after,
    says,
  );
  for (const [n, uids] of left.written.entries()) {
    const was = new Map((rows[n] ?? []).map((row) => [row.uid, JSON.stringify(row)]));
    const others = (after[n] ?? []).filter(({ uid }) => !own[n]?.has(uid));
    const written = others.filter((row) => uids.has(row.uid) && JSON.stringify(row) === was.get(row.uid));
    assert.deepEqual(written, [], `${says}: rows of others are written`);
  }
}

export async function isUntouched({ account, rows }: Case, says: string): Promise<void> {
  const left = await account.read();
  assert.deepEqual(left.rows, rows, says);
  assert.ok(
    left.written.every(({ size }) => size === 0),
    says,
  );
}
