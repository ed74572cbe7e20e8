import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Plan, SignedReceipt } from '#domain/plan';
import type { CheckedMap } from './checked.ts';
import { typeOf } from './conditions.ts';
import { deletedRows } from './deleted.ts';
import { canonicalJson } from './digest.ts';
import { directPlaces } from './direct.ts';
import { carryOut, counted, eraseDirectly, pin, type Settings, settle } from './erase-rows.ts';
import { carryOutFirst, firstPlaces } from './first.ts';
import type { Hold } from './hold.ts';
import type { Identities } from './identities.ts';
import { identitiesIn } from './known-as.ts';
import { type Erasure, fates } from './outcomes.ts';
import { ownValuesSql, valuesFrom } from './own-values.ts';
import { isErasable, type Place } from './place.ts';
import { erasureFor, type PlanFor, planFrom } from './plan.ts';
import { receiptOf } from './purge.ts';
import {
  linesName,
  newerSql,
  rememberedElementSql,
  rememberedPlaces,
  rememberedSql,
  stillMarkedSql,
} from './remember.ts';
import { type Done, findReceipt, inRun, type NotDone, Refusal, type Run, rehearsed } from './run.ts';
import { allOf, literal, settings } from './sql.ts';

/** A deletion that was done before, as the ledger remembers it. */
export type Remembered = {
  /** Its receipt, which goes back to where the backup has none. */
  signed: SignedReceipt;
  scope: string;
  policy?: Plan['policy'];
  /** Controllers on whose word their rows were erased too. */
  released?: Plan['released'];
  /** When it began: rows that are newer are left alone. */
  at: Date;
  /** The lines that `Remember` got. Read once. */
  lines(): AsyncIterable<Buffer>;
};

export type ReErase = Omit<Run, 'request'> & {
  hashKey: Buffer;
  now: Date;
  /** Also where the receipt is there: rows may have come back without it. */
  again?: boolean;
};

/**
 * Erases again what a restored backup has brought back: the rows of the ledger's lines, and what lies beneath them by the
 * map's links, in one transaction with its own receipt and the first one's. Rows that were kept then stay; rows that are
 * newer stay, with what they refer to.
 * @returns `nothing-found` when the first receipt is there (or, asked again, nothing of it is back)
 * @throws RunFault when rows are left; what the database refuses; RangeError when the map has the scope no more
 * @see GDPR Art. 17(1), 5(1)(f)
 */
export async function reErase(
  client: ClientBase,
  checked: CheckedMap,
  remembered: Remembered,
  run: ReErase,
): Promise<Done | NotDone> {
  const { receipt } = remembered.signed;
  return inRun(client, { ...run, request: receipt.request }, async () => {
    if (!(await isMissing(client, receipt.run)) && !run.again) throw new Refusal('nothing-found');
    const plan = await eraseAgain(client, checked, remembered, run);
    if (!(await isMissing(client, receipt.run)) && erasedBy(plan) === 0) throw new Refusal('nothing-found');
    await putBackReceipt(client, remembered.signed);
    return { ...receiptOf(plan, checked, run), act: 're-erase', plan: receipt.plan };
  });
}

/** What a deletion would do once more, and all that the rows which are back tell of who it is. */
export type Rehearsal = { plan: Plan; identities: Identities };

/** As `reErase`, taken back at the end. */
export const rehearseAgain = (
  client: ClientBase,
  checked: CheckedMap,
  remembered: Remembered,
  run: Pick<ReErase, 'hashKey'>,
): Promise<Rehearsal> =>
  rehearsed(client, async () => {
    let identities: Identities = {};
    const read = async ({ subject }: Erasure, binder: Settings) => {
      identities = await identitiesIn(subject, async (one) => {
        const text = ownValuesSql(subject, one);
        await settle(client, binder);
        return valuesFrom(client, text, []);
      });
    };
    const plan = await eraseAgain(client, checked, remembered, run, read);
    return { plan, identities };
  });

/** How many rows a plan erases or reduces. */
const erasedBy = ({ tables }: Plan): number => tables.reduce((sum, { erased }) => sum + erased, 0);

/** Two workers that replay the same deletion: the second waits here. */
export async function isMissing(client: ClientBase, first: string): Promise<boolean> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`habeas run ${first}`]);
  return (await findReceipt(client, first)) === null;
}

/** The first receipt, as it was signed. */
export async function putBackReceipt(client: ClientBase, { receipt, signature }: SignedReceipt): Promise<void> {
  await client.query(
    `INSERT INTO habeas.receipt (id, request_id, kind, digest, receipt, signature, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [receipt.run, receipt.request, receipt.act, receipt.plan, canonicalJson(receipt), signature, receipt.at],
  );
}

async function eraseAgain(
  client: ClientBase,
  checked: CheckedMap,
  { signed, scope, policy, released, at, lines }: Remembered,
  run: Pick<ReErase, 'hashKey' | 'onStatement'>,
  look?: (erasure: Erasure, binder: Settings) => Promise<void>,
): Promise<Plan> {
  const { request } = signed.receipt;
  const wanted: PlanFor = { request, kind: 'delete', identities: {}, scope, policy, released, at };
  const binder = settings();
  // Nobody is looked for: the lines say which rows, and the map's links what lies beneath.
  const asked = erasureFor(checked, { ...wanted, typedOnly: true }, binder);
  const firsts = signed.receipt.tables.flatMap(({ table, first }) => (first ? [table] : []));
  const lined = await takeLines(client, asked, lines());
  const erasure = ofLines(asked, firsts, lined);
  await look?.(erasure, binder);
  const direct = new Set(directPlaces(erasure));
  const pinned = erasure.subject.places.filter((place) => !direct.has(place));
  await pin(client, erasure, pinned, binder, run);
  const before = await deletedRows(client);
  const counts = await counted(client, erasure, pinned, binder);
  await carryOutFirst(client, erasure, counts, binder, run);
  for (const place of firstPlaces(erasure)) if (lined.has(place)) await client.query(stillMarkedSql(place));
  const done = await eraseDirectly(client, erasure, [...direct], binder, run);
  const plan = planFrom(erasure, checked, wanted, [...counts, ...done]);
  await carryOut(client, erasure, { pinned, direct, before }, plan, binder, run);
  return plan;
}

const staying = (reason: string): Hold => ({ tables: 'all', reason, law: '', until: null });

function ofLines(erasure: Erasure, firsts: string[], has: Set<Place>): Erasure {
  const moment = erasure.subject;
  const lineOf = (place: Place, of?: number[]) => (has.has(place) ? rememberedSql(place, moment, of) : null);
  const goes = (place: Place) => lineOf(place, [fates.gone, fates.reduced]);
  // A row whose only instant is to come looks newer; where a line knows all of its text, it is not.
  const newer = (place: Place) => {
    const [sql, known] = [newerSql(place, moment), goes(place)];
    return sql && known ? allOf([sql, `NOT (${known})`]) : sql;
  };
  return {
    ...erasure,
    subject: {
      ...erasure.subject,
      listed: (place) => lineOf(place),
      listedElement: (place, column) => (has.has(place) ? rememberedElementSql(place, column) : null),
    },
    again: {
      stays: [
        { why: staying('newer than the erasure'), when: newer },
        { why: staying('kept when it was erased'), when: (place) => lineOf(place, [fates.kept, fates.left]) },
      ],
      goes,
      reduced: (place) => lineOf(place, [fates.reduced]),
      newer,
      firsts,
    },
  };
}

/**
 * One temporary table for each table with lines, its keys in their own types.
 * @returns those tables: also such as a hold gave lines, of which nothing is known any more
 */
async function takeLines(client: ClientBase, erasure: Erasure, lines: AsyncIterable<Buffer>): Promise<Set<Place>> {
  await client.query('CREATE TEMP TABLE habeas_lines (tab text, fate int, key jsonb, mark jsonb) ON COMMIT DROP');
  await pipeline(lines, client.query(copyFrom("COPY habeas_lines FROM STDIN (ENCODING 'UTF8')")));
  const { rows } = await client.query<{ tab: string }>('SELECT DISTINCT tab FROM habeas_lines');
  const remembered = rememberedPlaces(erasure);
  const places = erasure.subject.places.filter(
    (place) => remembered.includes(place) || (isErasable(place) && rows.some(({ tab }) => tab === place.name)),
  );
  for (const place of places) {
    const key = place.catalogue.key.map(
      (column, at) => `(key ->> ${at})::${typeOf(place.catalogue, column)} AS "#${at}"`,
    );
    const name = linesName(place);
    await client.query(`CREATE TEMP TABLE ${name} ON COMMIT DROP AS
      SELECT ${['fate', 'mark', ...key].join(', ')} FROM habeas_lines WHERE tab = ${literal(place.name)}`);
    await client.query(`ANALYZE ${name}`);
  }
  return new Set(places);
}
