import type { ClientBase } from 'pg';
import { asksAddressAlone } from '#domain/opt-out-asks';
import type { OwnOptOut } from '#domain/own-data';
import type { CheckedMap } from './checked.ts';
import { conditionSql, typeOf } from './conditions.ts';
import { placeOf } from './names.ts';
import { subjectFor } from './opt-out.ts';
import { assignedSql, type SubjectOf } from './replace.ts';
import { ownSets, ownSql, readBy } from './row-sets.ts';
import type { Assignment, Changes, DataMap } from './shape.ts';
import { allOf, identifier, parameters } from './sql.ts';
import { placeNamed, withSets } from './subject.ts';

type Insert = DataMap['optOuts'][string]['insert'][string];

/**
 * Which of the map's opt-outs hold for an address now: none of its rows has anything left to be changed, and it is on
 * each list that the opt-out adds it to. Those that ask for more than the address are left out.
 * @param asked the address, canonical; `now` is what `now` of the map would be
 */
export async function findOptedOut(
  client: ClientBase,
  checked: CheckedMap,
  asked: { email: string; now: Date },
): Promise<OwnOptOut[]> {
  const subject = subjectFor(checked, { identities: { email: asked.email }, now: asked.now });
  const found: OwnOptOut[] = [];
  for (const [key, { asks, update, insert }] of Object.entries(checked.map.optOuts)) {
    if (!asksAddressAlone({ asks })) continue;
    const isListed = await areListed(client, checked, subject, insert);
    found.push({ key, isOut: isListed && !(await hasLeft(client, subject, update)) });
  }
  return found;
}

/** Whether a row of theirs would still be changed by the opt-out. */
async function hasLeft(client: ClientBase, subjectOf: SubjectOf, changes: Changes): Promise<boolean> {
  for (const [table, { set, when }] of Object.entries(changes)) {
    const subject = subjectOf(parameters());
    const place = placeNamed(subject.places, table);
    const others = fixed(set).map(
      ([column, to]) =>
        `t.${identifier(column)} IS DISTINCT FROM ${assignedSql(subject, typeOf(place.catalogue, column), to)}`,
    );
    const where = allOf([
      ownSql(subject, place),
      ...(when ? [conditionSql(when, place.catalogue, 't', subject)] : []),
      ...(others.length > 0 ? [`(${others.join(' OR ')})`] : []),
    ]);
    const { rows } = await client.query(
      withSets(
        ownSets(subject, undefined, readBy(subject, place)),
        `SELECT FROM ${place.sql} t WHERE ${where} LIMIT 1`,
      ),
      subject.binder.values,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

/** Whether each list has the row that the opt-out would add. */
async function areListed(
  client: ClientBase,
  checked: CheckedMap,
  subjectOf: SubjectOf,
  insert: Record<string, Insert>,
): Promise<boolean> {
  for (const [table, { values, unless }] of Object.entries(insert)) {
    const live = checked.catalogue[placeOf(table)];
    if (!live) return false;
    const subject = subjectOf(parameters());
    const same = fixed(values)
      .filter(([column]) => unless.includes(column))
      .map(([column, to]) => `t.${identifier(column)} = ${assignedSql(subject, typeOf(live, column), to)}`);
    const { rows } = await client.query(
      `SELECT FROM ${identifier(live.schema, live.name)} t WHERE ${allOf(same)} LIMIT 1`,
      subject.binder.values,
    );
    if (rows.length === 0) return false;
  }
  return true;
}

/** What is set to the same value whenever it is set: a time says nothing of what holds. */
const fixed = (values: Record<string, Assignment>): [column: string, to: Assignment][] =>
  Object.entries(values).filter(([, to]) => typeof to !== 'object' || to === null || !('now' in to));
