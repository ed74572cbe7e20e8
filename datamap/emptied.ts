/** What loses its reference to rows that go: counted beforehand, so that a row which came meanwhile does not lose it unseen. */
import type { ClientBase } from 'pg';
import type { ForeignKey } from './checked.ts';
import { type Deleted, deletedSince, type Planned } from './deleted.ts';
import { askedOf, type Erasure, fateName, fates, referencesTo, waysOf } from './outcomes.ts';
import type { Place } from './place.ts';
import { addressOf } from './references.ts';
import { RunFault } from './run.ts';
import { identifier } from './sql.ts';
import { triggersOf } from './triggers.ts';
import { whoseColumn } from './who.ts';

/** Whether rows go along that the map does not lead to; without such a cascade nothing lies beneath it. */
const hasCascade = ({ questions }: Planned): boolean => questions.some(({ code }) => code === 'unmapped-cascade');

/**
 * The person's pinned rows that stay and lose what they refer to, by table (`schema.name`). The plan has no line for
 * them; asked for while both are there.
 */
export async function losingRows(
  client: ClientBase,
  erasure: Erasure,
  pinned: Place[],
  { tables }: Planned,
): Promise<Map<string, number>> {
  const staying = tables.filter(({ found, erased }) => found > erased).map(({ table }) => table);
  const lines = losingSql(erasure, pinned, staying);
  if (lines.length === 0) return new Map();
  const { rows } = await client.query<{ number: number; rows: number }>(
    `SELECT number, sum(rows)::int AS rows FROM (${lines.join(' UNION ALL ')}) l GROUP BY number`,
  );
  const byNumber = new Map(rows.map((one) => [one.number, one.rows]));
  return new Map(pinned.map((place) => [addressOf(place), byNumber.get(place.number) ?? 0]));
}

function losingSql(erasure: Erasure, pinned: Place[], staying: string[]): string[] {
  const whose = whoseColumn(erasure.subject);
  const listed = (alias: string, columns: string[]) =>
    [...columns.map((column) => identifier(column)), ...whose].map((column) => `${alias}.${column}`).join(', ');
  return pinned
    .filter((place) => askedOf(erasure, place) === 'delete')
    .flatMap((parent) =>
      referencesTo(pinned, parent)
        .filter(({ child, key }) => key.onDelete.startsWith('set') && staying.includes(child.name))
        .map(({ child, key }) => {
          // A row that is reduced may refer to nothing any more by the time that the other goes.
          const isCut = waysOf(child).some(([column]) => key.columns.includes(column));
          const stays = [fates.kept, fates.left, ...(isCut ? [] : [fates.reduced])].join(', ');
          return `SELECT ${child.number} AS number, count(*) AS rows FROM ${fateName(erasure, child)} s
            WHERE s."#fate" IN (${stays}) AND (${listed('s', key.columns)}) IN
              (SELECT ${listed('p', key.toColumns)} FROM ${fateName(erasure, parent)} p WHERE p."#fate" = ${fates.gone})`;
        }),
    );
}

/**
 * A row that came while the run was under way and refers to one that goes by ON DELETE SET NULL would stay as it is, and
 * nothing would lead to it any more: no look would find it. And whoever has approved that a cascade takes rows along was not
 * told what refers to those in turn: what would be emptied there is others', and nobody was asked. What would go along there
 * is more than was planned, and is seen as such.
 * @param losing what `losingRows` said before any row was touched
 * @throws RunFault when more rows are changed than the plan says
 */
export function assertChanged(
  erasure: Erasure,
  plan: Planned,
  losing: Map<string, number>,
  before: Deleted,
  after: Deleted,
): void {
  const { map, places } = erasure.subject;
  // What a trigger changes is its own: one that is not known is a question, one that is known touches nothing personal.
  const isFree = erasure.others.some((one) => triggersOf(map, one, ['insert', 'update', 'delete']).known.length > 0);
  if (isFree || plan.questions.some(({ code }) => code === 'trigger')) return;
  const allowed = new Map(losing);
  const allow = (table: string, rows: number) => allowed.set(table, (allowed.get(table) ?? 0) + rows);
  for (const place of places) {
    const { reduced = 0, first } = plan.tables.find(({ table }) => table === place.name) ?? {};
    allow(addressOf(place), reduced + (first?.rows ?? 0));
  }
  for (const { code, table, rows } of plan.questions) if (code === 'changes-others' && table) allow(table, rows);
  const isSeen = (table: string) => hasCascade(plan) || losesCounted(erasure, table);
  for (const table of [...after.keys()].filter(isSeen)) {
    const { changed } = deletedSince(before, after, table);
    const most = follows(erasure, table) ? Number.POSITIVE_INFINITY : (allowed.get(table) ?? 0);
    if (changed > most) throw new RunFault(`${table}: ${changed} rows changed, ${most} planned`);
  }
}

/** Whether a table's rows may lose a reference to rows that go, and it is known how many would. */
function losesCounted({ subject: { places }, others }: Erasure, table: string): boolean {
  const keys = others.find(({ schema, name }) => `${schema}.${name}` === table)?.foreignKeys ?? [];
  // What follows a change is counted nowhere.
  if (keys.some(({ onUpdate }) => /cascade|set/.test(onUpdate))) return false;
  return keys.some(({ onDelete, to }) => onDelete.startsWith('set') && places.some((place) => addressOf(place) === to));
}

/** Whether rows of a table change with what they refer to, by a foreign key of which the plan counts no rows. */
function follows({ subject: { places }, others }: Erasure, table: string): boolean {
  const keys = others.find(({ schema, name }) => `${schema}.${name}` === table)?.foreignKeys ?? [];
  const isWritten = ({ to, toColumns }: ForeignKey) =>
    places.some(
      (place) =>
        addressOf(place) === to &&
        [...waysOf(place).map(([column]) => column), ...Object.keys(place.map.first?.set ?? {})].some((column) =>
          toColumns.includes(column),
        ),
    );
  return keys.some((key) => /cascade|set/.test(key.onUpdate) && isWritten(key));
}
