import type { ClientBase } from 'pg';
import type { CheckedMap } from './checked.ts';
import type { Place } from './place.ts';
import { ownName, ownSets, readBy, setColumns } from './row-sets.ts';
import { parameters } from './sql.ts';
import { type Asked, subjectOf, withSets } from './subject.ts';
import type { Known, Subject } from './who.ts';

/**
 * Reads the rows that are the person, for later statements of the same snapshot: as constants. PostgreSQL then knows from
 * its statistics how many rows are theirs; behind a search it expects as few as of anybody, and takes a customer's half
 * million rows from the table one by one.
 * @returns nothing of a table where several rows match, or whose columns' text may not be all that they are
 */
export async function knownPersons(client: ClientBase, checked: CheckedMap, asked: Asked): Promise<Known> {
  const subject = subjectOf(checked, asked, parameters());
  const persons = subject.places.filter((place) => place.map.person && isPlain(subject, place));
  if (persons.length === 0) return new Map();
  const sets = ownSets(
    subject,
    undefined,
    new Set([...persons, ...persons.flatMap((one) => [...readBy(subject, one)])]),
  );
  const selects = persons.map((place) => {
    const values = setColumns(subject, place).map(({ name }) => `${name}::text`);
    return `(SELECT ${place.number} AS number, ARRAY[${values.join(', ')}] AS values FROM ${ownName(place)} LIMIT 2)`;
  });
  const { rows } = await client.query<{ number: number; values: (string | null)[] }>(
    withSets(sets, selects.join(' UNION ALL ')),
    subject.binder.values,
  );
  const byTable = Map.groupBy(rows, ({ number }) => number);
  return new Map(
    persons.flatMap(({ name, number }) => {
      const [row, second] = byTable.get(number) ?? [];
      return row && !second ? [[name, row.values] as const] : [];
    }),
  );
}

/** Types whose text, read again, is the very value. A column of a fixed width is not: its blanks are lost. */
const exact = /^(smallint|integer|bigint|uuid|text|citext|character varying.*)$/;

const isPlain = (subject: Subject, place: Place): boolean =>
  place.catalogue.key.length > 0 && setColumns(subject, place).every(({ type }) => exact.test(type));
