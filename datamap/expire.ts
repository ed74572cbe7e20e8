import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { ReceiptTable } from '#domain/plan';
import { type Branch, fromAbove, treeOf } from './beneath.ts';
import type { CheckedMap } from './checked.ts';
import type { Moment } from './conditions.ts';
import { type Deleted, deletedRows, deletedSince } from './deleted.ts';
import { beneathSql, expiredSql, type Held } from './expired.ts';
import { assertHolds, type Hold, holdsTable } from './hold.ts';
import type { Identities } from './identities.ts';
import { keyNames, keySql, notAmongSql, type Place, placesOf, sameRow } from './place.ts';
import { addressOf } from './references.ts';
import { ownName, ownSets } from './row-sets.ts';
import { type Done, inRun, type NotDone, Refusal, type Run, RunFault } from './run.ts';
import { labelOf } from './shown.ts';
import type { Signer } from './sign.ts';
import { anyOf, identifier, settings } from './sql.ts';
import { placeNamed, subjectOf } from './subject.ts';
import { triggersOf } from './triggers.ts';
import type { Subject } from './who.ts';

/** A hold together with the person whose rows it holds; `null` is everybody. */
type PersonHold = Hold & { identities: Identities | null };

export type ExpireRun = Pick<Run, 'onStatement'> & {
  sign: Signer;
  holds: PersonHold[];
  now: Date;
  /** Rows of the expiring table in one transaction, 2,000 by default: no lock is held for long. */
  batch?: number;
};

/** No request asked for it: the receipt's request is the nil UUID (RFC 9562, 5.9). */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Discards rows of one table that are past their date, and what lies beneath them, in batches. Each batch is a run of its
 * own with its receipt in the same transaction, so what a crash leaves is the next night's, and nothing is counted twice.
 * @returns the receipts, none when nothing is past its date
 * @throws RunFault when more rows are gone than were picked; that batch is rolled back, and those before it stand
 * @see GDPR Art. 5(1)(e)
 */
export async function expire(
  client: ClientBase,
  checked: CheckedMap,
  { table, ...run }: ExpireRun & { table: string },
): Promise<Done[]> {
  const receipts: Done[] = [];
  for (;;) {
    const done = await expireBatch(client, checked, table, run);
    if (!done.done) return receipts;
    receipts.push(done);
  }
}

/** The tables of a map whose rows expire. */
export const expiringTables = ({ map }: CheckedMap): string[] =>
  Object.entries(map.tables).flatMap(([name, { expires }]) => (expires ? [name] : []));

function expireBatch(
  client: ClientBase,
  checked: CheckedMap,
  table: string,
  asked: ExpireRun,
): Promise<Done | NotDone> {
  const root = placeNamed(placesOf(checked), table);
  const run: Run = { ...asked, id: randomUUID(), request: nobody };
  return inRun(client, run, async () => {
    const lines = await discard(client, checked, root, asked);
    if (lines.length === 0) throw new Refusal('nothing-found');
    return {
      version: 1,
      run: run.id,
      request: nobody,
      act: 'expire',
      scope: table,
      map: checked.hash,
      plan: null,
      at: asked.now.toISOString(),
      tables: lines,
    };
  });
}

/** The batch itself, in the transaction that is open: pins rows, deletes children first, and counts what is gone. */
async function discard(
  client: ClientBase,
  checked: CheckedMap,
  root: Place,
  { holds, now, batch = 2000, onStatement }: ExpireRun,
): Promise<ReceiptTable[]> {
  // Two nights at once would pick the same rows.
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`habeas expire ${root.name}`]);
  const binder = settings();
  const at = await notAhead(client, now);
  const subject = subjectOf(checked, { identities: heldIdentities(checked, root, holds), at }, binder);
  const { places } = subject;
  const own = placeNamed(places, root.name);
  const tree = treeOf(places, own);
  const isHeld = Object.keys(subject.identities).length > 0;
  const held: Held = (place) => [
    ...(holds.some((hold) => !hold.identities && holdsTable(hold, place.name)) ? ['true'] : []),
    ...(isHeld ? [`NOT ${notAmongSql(place, `${ownName(place)} o`)}`] : []),
  ];
  const downwards = fromAbove(tree, own);
  const condition = expiredSql(places, own, subject, held);
  const pinned = [
    ...(isHeld ? ownSets(subject) : []),
    {
      name: setName(own),
      sql: `SELECT ${carried(own)} FROM ${own.sql} t WHERE ${condition} LIMIT ${Math.trunc(batch)}`,
    },
    ...downwards.slice(1).map((place, at) =>
      beneathSet(
        place,
        tree.filter(({ parent }) => downwards.indexOf(parent) <= at),
        subject,
      ),
    ),
  ];
  await settle(client, binder);
  const picked = new Map<string, number>();
  for (const { name, sql } of pinned) {
    const { rowCount } = await client.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS ${sql}`);
    picked.set(name, rowCount ?? 0);
  }
  const before = await deletedRows(client);
  const lines: ReceiptTable[] = [];
  for (const place of downwards.toReversed().filter((one) => (picked.get(setName(one)) ?? 0) > 0)) {
    // Asked once more of a row that somebody has changed meanwhile.
    const still = place === own ? ` AND ${condition}` : '';
    const text = `DELETE FROM ${place.sql} t USING ${setName(place)} o WHERE ${sameRow(place, 'o', 't')}${still}`;
    const rows = (await client.query(text)).rowCount ?? 0;
    const wanted = picked.get(setName(place));
    if (rows !== wanted) throw new RunFault(`${place.name}: ${rows} rows discarded, ${wanted} picked`);
    lines.push(lineOf(place, rows));
    await onStatement?.({ act: 'erase', table: place.name, rows });
  }
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  assertNoMore(subject, lines, before, await deletedRows(client));
  return lines.toReversed();
}

/** A worker whose clock is ahead would discard what is not past its date; behind, it only discards later. */
async function notAhead(client: ClientBase, now: Date): Promise<Date> {
  const { rows } = await client.query<{ there: Date }>('SELECT now() AS there');
  const there = rows[0]?.there ?? now;
  return there < now ? there : now;
}

/** All identities of the people whose rows in this table, or beneath it, are held. */
function heldIdentities(checked: CheckedMap, root: Place, holds: PersonHold[]): Identities {
  assertHolds(holds, Object.keys(checked.map.tables));
  const tables = [root, ...treeOf(placesOf(checked), root).map(({ child }) => child)].map(({ name }) => name);
  const holding = holds.filter((hold) => tables.some((table) => holdsTable(hold, table)));
  const kinds = new Set(holding.flatMap(({ identities }) => Object.keys(identities ?? {})));
  return Object.fromEntries(
    [...kinds].map((kind) => [kind, holding.flatMap(({ identities }) => identities?.[kind] ?? [])]),
  );
}

const setName = (place: Place): string => `habeas_x${place.number}`;

/** Key, and every column, since rows beneath are found by any of them; a batch is small. */
function carried(place: Place): string {
  const names = keyNames(place);
  const key = keySql(place, 't').map((sql, at) => `${sql} AS ${names[at]}`);
  return [...key, ...Object.keys(place.catalogue.columns).map((column) => `t.${identifier(column)}`)].join(', ');
}

function beneathSet(place: Place, tree: Branch[], moment: Moment): { name: string; sql: string } {
  const links = tree
    .filter(({ child }) => child === place)
    .map((branch) => beneathSql(branch, setName(branch.parent), moment));
  return { name: setName(place), sql: `SELECT ${carried(place)} FROM ${place.sql} t WHERE ${anyOf(links)}` };
}

async function settle(client: ClientBase, binder: ReturnType<typeof settings>): Promise<void> {
  const setting = binder.setting();
  if (setting) await client.query(setting.text, setting.values);
}

const lineOf = (place: Place, rows: number): ReceiptTable => ({
  table: place.name,
  label: labelOf(place),
  before: rows,
  after: 0,
  erased: rows,
  reduced: 0,
  changed: 0,
  added: 0,
  kept: [],
});

/**
 * A cascade or a trigger that the map does not know would take more along than was picked, and nobody is asked at night. A
 * trigger that the map knows may delete rows of tables that the map does not follow, and none of those that it does.
 */
function assertNoMore({ map, places }: Subject, lines: ReceiptTable[], before: Deleted, after: Deleted): void {
  const followed = new Map(places.map((place) => [addressOf(place), place.name]));
  const going = places.filter(({ name }) => lines.some(({ table }) => table === name));
  const isFree = going.some(({ catalogue }) => triggersOf(map, catalogue, ['delete']).known.length > 0);
  for (const table of after.keys()) {
    if (isFree && !followed.has(table)) continue;
    const { deleted: gone } = deletedSince(before, after, table);
    const picked = lines.find((line) => line.table === followed.get(table))?.erased ?? 0;
    if (gone > picked) throw new RunFault(`${table}: ${gone} rows gone, ${picked} picked`);
  }
}
