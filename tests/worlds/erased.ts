/** One person of a world is found, planned and erased, as the oracle says. */
import assert from 'node:assert/strict';
import { digest } from '#datamap/digest';
import { find } from '#datamap/find';
import { makePlan } from '#datamap/plan';
import { purge } from '#datamap/purge';
import type { Done, NotDone } from '#datamap/run';
import type { Plan } from '#domain/plan';
import { isAnswerable } from '#domain/plan-questions';
import { type Expected, expected, mentionedRows } from './oracle.ts';
import { type Case, hashKey, isAsExpected, isUntouched, type Person, personOf, runOf, wantedOf } from './person.ts';
import { isErasedAgain } from './replayed.ts';
import { type Asker, at } from './world.ts';

/** What the oracle says, against the plan. */
function saysTheSame({ map, tables, rows }: Case, person: Person, plan: Plan): Expected {
  const will = expected(map, tables, rows, person.asking, hashKey);
  const mentioned = mentionedRows(tables, rows, will.own);
  for (const [n, { name, processor, first, isMapped }] of tables.entries()) {
    const fates = [...(will.outcomes[n]?.values() ?? [])];
    const count = (fate: string) => fates.filter((one) => one === fate).length;
    const own = [...(will.own[n] ?? [])];
    const line = plan.tables.find(({ table }) => table === name);
    if (!isMapped) {
      assert.equal(line, undefined, `${name} is not in the map`);
      continue;
    }
    const told = line && {
      found: line.found,
      mentioned: line.mentioned,
      erased: line.erased,
      reduced: line.reduced,
      kept: line.kept.reduce((sum, { rows }) => sum + rows, 0),
      first: line.first?.rows ?? 0,
      processors: (line.processors ?? []).reduce((sum, { rows }) => sum + rows, 0),
    };
    const says = {
      found: own.length,
      mentioned: mentioned[n]?.size ?? 0,
      erased: count('gone'),
      reduced: count('reduced'),
      kept: count('kept'),
      first: first ? (will.first[n] ?? 0) : 0,
      processors: processor ? own.length + (mentioned[n]?.size ?? 0) : 0,
    };
    assert.deepEqual(told, says, `the plan of ${name}`);
  }
  return will;
}

async function findsTheSame(one: Case, { identities, chosen }: Person, { own }: Expected): Promise<void> {
  const { account, tables, rows, checked } = one;
  const found = await find(account.worker, checked, { identities, chosen, at, limit: 100 });
  const mentioned = mentionedRows(tables, rows, own);
  const uids = (list: { values: (string | null)[] }[] = []) => list.map(({ values }) => Number(values[0])).sort();
  for (const [n, { name, processor }] of tables.entries()) {
    const finding = found.find(({ table }) => table === name);
    // Of rows that are held for others only the number is told.
    const shown = (of: Set<number> | undefined) => (processor ? [] : [...(of ?? [])].sort());
    assert.deepEqual(uids(finding?.rows), shown(own[n]), `${name} is shown`);
    assert.deepEqual(uids(finding?.mentions), shown(mentioned[n]), `${name} mentions`);
  }
}

/** Plans and erases one person: exactly what the oracle says is gone, less, or left, and nobody else's row is written. */
export async function isErasedExactly(one: Case, asker: Asker): Promise<void> {
  const { account, checked } = one;
  const person = await personOf(one, asker);
  const plan = await makePlan(account.worker, checked, wantedOf(one, person));
  const will = saysTheSame(one, person, plan);
  const isRefused = plan.questions.some(({ code }) => code === 'way-refused' || code === 'not-null-conflict');
  assert.equal(
    isRefused,
    will.unwritable,
    'what the map writes and the database does not take is a question, and no more',
  );
  if (asker.fails % 2 === 0) await findsTheSame(one, person, will);
  if (asker.fails % 4 === 0) await refusesWhole(one, person, plan, will);
  const run = runOf(one, person, plan);
  const cutAt = asker.fails % 2 === 0 ? Number.POSITIVE_INFINITY : asker.fails % 16;
  let steps = 0;
  const cut = () => {
    if (steps++ === cutAt) throw new Error('cut');
  };
  // What is written down for a replay is pinned first: the other runs show what goes unpinned.
  const pieces: Buffer[] = [];
  const remember = async (lines: AsyncIterable<Buffer>) => {
    pieces.length = 0;
    for await (const piece of lines) pieces.push(piece);
  };
  const remembering = isReplayed(one, asker) ? { ...run, remember } : run;
  let result = await tried(purge(account.worker, checked, { ...remembering, onStatement: cut }));
  if (steps > cutAt) {
    await isUntouched(one, 'a failing run changes nothing');
    result = await tried(purge(account.worker, checked, remembering));
  }
  if (!result.done) {
    const isTold = plan.questions.some(({ code }) => code !== 'two-persons' && !isAnswerable(code));
    assert.ok(isTold, `could be approved, and is refused: ${JSON.stringify(result)}`);
    assert.ok(will.refused || will.along || will.unwritable, `refused: ${JSON.stringify(result)}`);
    await isUntouched(one, 'what was refused changes nothing');
    return;
  }
  assert.ok(!will.refused && !will.unwritable, 'the database refuses nothing');
  assert.ok(!will.along || plan.questions.some(({ code }) => code === 'unmapped-cascade'), 'a cascade is asked about');
  assert.ok(!will.deep, 'nothing goes along, or is emptied, that nobody was asked about');
  await isAsExpected(one, will, 'all rows after');
  assert.equal(result.receipt.plan, digest(plan));
  const lines = result.receipt.tables.map(({ table, before, erased, reduced, changed, kept }) => ({
    ...{ table, before, erased, reduced, changed, kept },
  }));
  const planned = plan.tables.map(({ table, found, erased, reduced, first, kept }) => ({
    ...{ table, before: found, erased, reduced, changed: first?.rows ?? 0, kept },
  }));
  assert.deepEqual(lines, planned, 'the receipt says what the plan said');
  assert.ok((await purge(account.worker, checked, run)).done);
  await isAsExpected(one, will, 'a repeated run changes nothing');
  if (isReplayed(one, asker)) await isErasedAgain(one, { plan, will, signed: result, lines: pieces });
}

const isReplayed = ({ set }: Case, { fails }: Asker): boolean => set.past && fails % 3 > 0;

type Tried = Done | NotDone | { done: false; fault: string };
const tried = (run: Promise<Done | NotDone>): Promise<Tried> =>
  run.catch((fault: unknown) => ({ done: false as const, fault: String(fault) }));

/** A row that refuses to go, or silently stays, by a trigger of which nobody knew when the map was checked. */
async function refusesWhole(one: Case, person: Person, plan: Plan, { outcomes }: Expected): Promise<void> {
  const { account, checked, tables } = one;
  const goes = tables.flatMap(({ name }, n) =>
    [...(outcomes[n] ?? [])].flatMap(([uid, fate]) => (fate === 'gone' ? [{ name, uid }] : [])),
  );
  const { fails } = person.asker;
  const row = goes[fails % goes.length];
  if (!row) return;
  const swallows = fails % 8 === 0;
  await account.owner.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      ${swallows ? 'RETURN NULL;' : "RAISE EXCEPTION 'no';"} END $$;
    CREATE TRIGGER refuse BEFORE DELETE ON ${row.name} FOR EACH ROW WHEN (OLD.uid = ${row.uid}) EXECUTE FUNCTION refuse()`);
  const result = await tried(purge(account.worker, checked, runOf(one, person, plan)));
  await account.owner.query('DROP FUNCTION refuse CASCADE');
  assert.ok(!result.done, `a row of ${row.name} that ${swallows ? 'stays silently' : 'refuses'} fails the run`);
  await isUntouched(one, 'a row that refuses changes nothing');
}
