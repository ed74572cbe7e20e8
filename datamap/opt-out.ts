import type { ClientBase } from 'pg';
import { canonicalIdentity } from '#domain/identity';
import type { Receipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { typeOf } from './conditions.ts';
import { own, placeOf } from './names.ts';
import { type Place, placesOf } from './place.ts';
import { assignedSql, change, changedTables, putBack, type Replaced } from './replace.ts';
import { type Done, inRun, type NotDone, type Run } from './run.ts';
import type { DataMap } from './shape.ts';
import { allOf, identifier, parameters } from './sql.ts';
import { subjectOf } from './subject.ts';

export type OptOutRun = Run & {
  /** Keys of the map's opt-outs. */
  optOuts: string[];
  /** Exactly what was typed, by identity: nothing else is found on the way, and it need not be proven. */
  identities: Record<string, string>;
  now: Date;
  /** Gets what was changed before it is committed, to seal it for an undo; awaited. */
  keep?: (undo: OptedOut) => Promise<void>;
};

/** What an opt-out changed, and the rows that it added (by their unique columns). Personal: the caller seals it. */
export type OptedOut = { changed: Replaced[]; added: { table: string; row: Record<string, string | null> }[] };

/**
 * Opts an identifier out: sets columns on the rows that have it and adds it to the lists that mailings skip, whether or
 * not any account is known. What is there already stays as it is.
 * @throws RangeError for an opt-out that the map does not have
 * @see CAN-SPAM, 15 U.S.C. § 7704(a)(4); GDPR Art. 21(3)
 */
export async function optOut(client: ClientBase, checked: CheckedMap, run: OptOutRun): Promise<Done | NotDone> {
  return inRun(client, run, async () => {
    const done = await carryOutOptOut(client, checked, run);
    await run.keep?.(done);
    await run.onStatement?.({ act: 'change', table: '', rows: done.changed.length });
    await run.onStatement?.({ act: 'add', table: '', rows: done.added.length });
    return receiptOf(checked, run, 'opt-out', done);
  });
}

/**
 * The opt-out itself, in the transaction that is open.
 * @param except SQL over `t`: rows that are left alone
 * @throws RangeError for an opt-out that the map does not have
 */
export async function carryOutOptOut(
  client: ClientBase,
  checked: CheckedMap,
  run: Pick<OptOutRun, 'optOuts' | 'identities' | 'now'>,
  except?: Parameters<typeof change>[4],
): Promise<OptedOut> {
  const wanted = run.optOuts.map((key) => {
    const found = own(checked.map.optOuts, key);
    if (!found) throw new RangeError('The map has no such opt-out');
    return found;
  });
  const subject = subjectFor(checked, run);
  const done: OptedOut = { changed: [], added: [] };
  for (const { update, insert } of wanted) {
    done.changed.push(...(await change(client, subject, parameters, update, except)));
    for (const [table, row] of Object.entries(insert)) {
      const added = await add(client, checked, subject(parameters()), table, row);
      if (added) done.added.push({ table, row: added });
    }
  }
  return done;
}

/**
 * Undoes an opt-out: puts back what it changed where that still stands, and takes out the rows that it added.
 * @param run with another id than the opt-out's
 */
export async function undoOptOut(
  client: ClientBase,
  checked: CheckedMap,
  run: OptOutRun & { undo: OptedOut },
): Promise<Done | NotDone> {
  const places = placesOf(checked);
  return inRun(client, run, async () => {
    const changed = await putBack(client, places, parameters, run.undo.changed);
    for (const { table, row } of run.undo.added) await takeOut(client, checked, table, row);
    return receiptOf(checked, run, 'opt-in', { changed, added: [] });
  });
}

/** Who is opted out: exactly what was typed, with nothing else found on the way. Each statement has values of its own. */
export const subjectFor = (checked: CheckedMap, { identities, now }: Pick<OptOutRun, 'identities' | 'now'>) => {
  const typed = Object.fromEntries(Object.entries(identities).map(([name, value]) => [name, [value]]));
  return (binder: ReturnType<typeof parameters>) =>
    subjectOf(checked, { identities: typed, at: now, typedOnly: true }, binder);
};

type Insert = DataMap['optOuts'][string]['insert'][string];

/** @returns the added row's unique columns, or `null` when it was there already or the identity was not given */
async function add(
  client: ClientBase,
  checked: CheckedMap,
  subject: ReturnType<ReturnType<typeof subjectFor>>,
  table: string,
  { values, unless }: Insert,
): Promise<Record<string, string | null> | null> {
  const lacks = Object.values(values).some(
    (to) => typeof to === 'object' && to !== null && 'identity' in to && !hasIdentity(subject, to.identity),
  );
  const live = checked.catalogue[placeOf(table)];
  if (lacks || !live) return null;
  const columns = Object.entries(values);
  const unique = unless.map((column) => identifier(column));
  const { rows } = await client.query<{ row: Record<string, string | null> }>(
    `INSERT INTO ${identifier(live.schema, live.name)} AS t (${columns.map(([column]) => identifier(column)).join(', ')})
     VALUES (${columns.map(([column, to]) => assignedSql(subject, typeOf(live, column), to)).join(', ')})
     ON CONFLICT (${unique.join(', ')}) DO NOTHING
     RETURNING jsonb_object(ARRAY[${unless.map((column) => subject.binder.bind(column, 'text')).join(', ')}],
       ARRAY[${unique.map((column) => `t.${column}::text`).join(', ')}]) AS row`,
    subject.binder.values,
  );
  return rows[0]?.row ?? null;
}

function hasIdentity({ identities, map }: ReturnType<ReturnType<typeof subjectFor>>, name: string): boolean {
  const { normalise } = map.identities[name] ?? { normalise: 'text' as const };
  return canonicalIdentity(identities[name]?.[0] ?? '', normalise) !== null;
}

async function takeOut(
  client: ClientBase,
  checked: CheckedMap,
  table: string,
  row: Record<string, string | null>,
): Promise<void> {
  const live = checked.catalogue[placeOf(table)];
  if (!live || Object.keys(row).length === 0) return;
  const binder = parameters();
  const same = Object.entries(row).map(
    ([column, value]) => `${identifier(column)} = ${binder.bind(value, 'text')}::${typeOf(live, column)}`,
  );
  await client.query(`DELETE FROM ${identifier(live.schema, live.name)} WHERE ${allOf(same)}`, binder.values);
}

/** What an opt-out, or what undoes it, did. */
export function receiptOf(
  checked: CheckedMap,
  run: Pick<OptOutRun, 'id' | 'request' | 'optOuts' | 'now'>,
  act: 'opt-out' | 'opt-in' | 're-opt-out',
  done: OptedOut,
): Receipt {
  const added: Record<string, number> = {};
  for (const { table } of done.added) added[table] = (added[table] ?? 0) + 1;
  const places: Place[] = placesOf(checked);
  return {
    version: 1,
    run: run.id,
    request: run.request,
    act,
    scope: run.optOuts.join(' '),
    map: checked.hash,
    plan: null,
    at: run.now.toISOString(),
    tables: changedTables(places, done.changed, added),
  };
}
