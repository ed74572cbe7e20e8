/** What else the engine does with a world: copies, many people at once, rows that expire. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { digest } from '#datamap/digest';
import { expire } from '#datamap/expire';
import { exportPackage } from '#datamap/export';
import { impossibleExpiries } from '#datamap/impossible-expiries';
import type { LoadedMap } from '#datamap/load';
import { makePlan } from '#datamap/plan';
import { makePlans } from '#datamap/plan-people';
import { purgePeople } from '#datamap/purge-people';
import { into } from '#tests/into';
import { newRun } from '../checked-map.ts';
import { unzipped } from '../unzipped.ts';
import { afterExpiry, cannotExpire, leavesNone } from './expiring.ts';
import { exportedFiles, type Files } from './exported.ts';
import { isHeld } from './fates.ts';
import { expected } from './oracle.ts';
import { type Case, hashKey, isAsExpected, isUntouched, type Person, personOf, runOf, wantedOf } from './person.ts';
import { type Asker, at, type RowSet } from './world.ts';

const facts = {
  organisation: 'Acme',
  contact: 'privacy@acme.example',
  reference: 'R-1',
  receivedOn: '2024-01-01',
  preparedOn: '2024-01-01',
  language: 'en' as const,
  timeZone: 'UTC',
  said: (words: string) => words,
  sections: [],
};

/** A copy has the shown rows, each value as the map's `show` says, and nothing else. */
export async function isCopiedExactly(one: Case, asker: Asker): Promise<void> {
  const { account, checked, tables, rows } = one;
  const person = await personOf(one, asker);
  const { identities } = person;
  const plan = await makePlan(account.worker, checked, wantedOf(one, person, 'access'));
  const zip = new PassThrough();
  const run = { plan, identities, facts, records: { requests: [] }, now: at };
  const [exported, content] = await Promise.all([exportPackage(account.worker, checked, run, into(zip)), buffer(zip)]);
  assert.ok(exported.done);
  const files = await unzipped(content);
  const data = [...files].filter(([name]) => name.startsWith('data/'));
  const said: Files = {};
  const listed: Record<string, string[]> = {};
  for (const [name, text] of data) {
    if (name.endsWith('.json')) said[name] = byUid(JSON.parse(text.toString('utf8')));
    else listed[name.replace('.csv', '.json')] = text.toString('utf8').slice(1).trimEnd().split('\n');
  }
  const wanted = exportedFiles(tables, rows, person.asking);
  for (const [name, lines] of Object.entries(wanted)) {
    assert.deepEqual(said[name], byUid(lines), `${name} of the copy`);
    const [head = '', ...body] = listed[name] ?? [];
    assert.deepEqual(head.split(','), Object.keys(lines[0] ?? {}), `columns of ${name} as CSV`);
    const uids = body.map((line) => Number(line.split(',')[0])).sort();
    assert.deepEqual(uids, lines.map(({ uid }) => uid).sort(), `rows of ${name} as CSV`);
  }
  assert.deepEqual(Object.keys(said).sort(), Object.keys(wanted).sort(), 'files of the copy');
  assert.deepEqual(Object.keys(listed).sort(), Object.keys(wanted).sort(), 'files of the copy as CSV');
}

const byUid = (rows: Files[string]): Files[string] =>
  rows.toSorted(({ uid: one }, { uid: other }) => Number(one) - Number(other));

/** Several people in one run: each has the plan that they have alone, and what is left is what singly is left. */
export async function areErasedTogether(one: Case, askers: Asker[]): Promise<void> {
  const { account, checked, map, tables } = one;
  const people: Person[] = [];
  for (const asker of askers) people.push(await personOf(one, asker));
  const { kind, scope, policy } = { policy: undefined, scope: 'everything', ...wantedOf(one, people[0] ?? nobody) };
  const asked = people.map(({ identities, chosen }) => ({ request: randomUUID(), identities, chosen }));
  const plans = await makePlans(account.worker, checked, { kind, scope, policy, at, people: asked });
  const runs = [];
  for (const [n, person] of people.entries()) {
    const plan = plans[n];
    const isCompared = !plan || (person.asker.fails + n) % 3 === 0;
    const alone = isCompared
      ? await makePlan(account.worker, checked, { ...wantedOf(one, person), ...asked[n] })
      : plan;
    if (plan) assert.deepEqual(plan, alone, 'the plan among many');
    runs.push(runOf(one, person, alone));
  }
  const common = { sign: newRun().sign, hashKey, now: at };
  const done = await purgePeople(account.worker, checked, { ...common, people: runs }).catch(() => null);
  if (done === null) return isUntouched(one, 'a set that fails changes nothing');
  let { rows } = one;
  const own = tables.map(() => new Set<number>());
  for (const [n, result] of done.entries()) {
    const person = people[n];
    if (!result.done || !person) continue;
    assert.equal(result.receipt.plan, digest(runs[n]?.plan));
    const will = expected(map, tables, rows, person.asking, hashKey);
    assert.ok(!will.unwritable && !will.refused, 'the database refuses nothing');
    rows = will.after;
    for (const [at, uids] of will.own.entries()) for (const uid of uids) own[at]?.add(uid);
  }
  await isAsExpected(one, { after: rows, own }, 'together as singly');
}
const nobody: Person = {
  asker: { email: [], phone: [], picks: null, fails: 0 },
  asking: { email: new Set(), phone: new Set(), picked: null, isMail: () => false },
  identities: {},
  chosen: null,
};

/** Rows that are past their date go with what lies beneath, and no others; or the check of the map says that they cannot. */
export async function expiresExactly(one: Case & { loaded: LoadedMap; set: RowSet }, root: number): Promise<void> {
  const { account, map, checked, tables, rows, holds, loaded, set } = one;
  const table = tables[root]?.name ?? '';
  const remarks = impossibleExpiries(loaded, checked).filter(({ says }) => says.includes(`rows of ${table} `));
  const cannot = cannotExpire(tables, root);
  if (cannot) assert.notDeepEqual(remarks, [], `the check of the map says that rows of ${table} cannot expire`);
  const run = { table, sign: newRun().sign, now: at, batch: set.batch };
  const held = holds.map((hold) => ({ ...hold, identities: null }));
  const receipts = await expire(account.worker, checked, { ...run, holds: held }).catch((fault: unknown) => fault);
  const left = await account.read();
  if (!Array.isArray(receipts)) {
    assert.equal(cannot, 'none', `rows of ${table} expire: ${receipts}`);
    return;
  }
  if (cannot) {
    if (cannot === 'some') assert.ok(leavesNone(tables, rows, left.rows, root), `what lay beneath rows of ${table}`);
    return;
  }
  const after = afterExpiry(tables, rows, root, (n) => isHeld(map, tables, n));
  assert.deepEqual(left.rows, after, `rows of ${table} expire`);
  const told = receipts.flatMap(({ receipt }) => receipt.tables);
  for (const [n, { name, isMapped }] of tables.entries()) {
    const gone = (rows[n]?.length ?? 0) - (after[n]?.length ?? 0);
    const said = told.filter((line) => line.table === name).reduce((sum, { erased }) => sum + erased, 0);
    if (isMapped) assert.equal(said, gone, `receipts of ${name}`);
  }
}
