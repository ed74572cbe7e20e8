/** Which rows are past their date. */
import { type Branch, branchesOf, fromAbove, treeOf } from './beneath.ts';
import { conditionSql, type Moment, spanFrom, typeOf } from './conditions.ts';
import type { Place } from './place.ts';
import { allOf, anyOf, identifier } from './sql.ts';
import { comparable, isText } from './types.ts';

/** Why a row of any of these tables stays besides the map's own reasons, as SQL over `t`; none by default. */
export type Held = (place: Place) => string[];

/** SQL over `t`: the row is past its date, and neither it nor a row beneath it has a reason to stay. */
export function expiredSql(places: Place[], place: Place, moment: Moment, held: Held = () => []): string {
  const stays = staysSql(places, place, moment, held, fromAbove(treeOf(places, place), place));
  return allOf([pastSql(place, moment), ...stays.map((sql) => `(${sql}) IS NOT TRUE`)]);
}

/** SQL over `t`: the row's time is longer ago than the map says. */
function pastSql({ map: { expires }, catalogue }: Place, moment: Moment): string {
  if (!expires) return 'false';
  const { binder, at } = moment;
  typeOf(catalogue, expires.column);
  const time = `t.${identifier(expires.column)}`;
  const since = `(${binder.bind(at, 'timestamptz')} - ${binder.bind(expires.after, 'interval')})`;
  return allOf([`${time} < ${since}`, ...(expires.when ? [conditionSql(expires.when, catalogue, 't', moment)] : [])]);
}

/**
 * SQL over `t`, each a reason of the row's own or of a row beneath it.
 * @param downwards the order in which rows beneath are taken: one that lies beneath a table further down, as in a circle,
 * would not be among them, and stays, which the check of the map says
 */
function staysSql(places: Place[], place: Place, moment: Moment, held: Held, downwards: Place[]): string[] {
  const beneath = branchesOf(places, place).flatMap((branch) => {
    const { child } = branch;
    const isUp = downwards.indexOf(child) <= downwards.indexOf(place);
    const stays = isUp || child.map.erase !== 'delete' ? ['true'] : staysSql(places, child, moment, held, downwards);
    return stays.length > 0 ? [aboveSql(branch, anyOf(stays), moment)] : [];
  });
  return [...keptSql(place, moment), ...held(place), ...beneath];
}

/** A line of `keep` holds until its review, which for a span after now never comes. */
function keptSql({ map, catalogue }: Place, moment: Moment): string[] {
  return map.keep.map(({ while: condition, review }) => {
    const until =
      typeof review === 'string'
        ? []
        : [
            `${spanFrom(`t.${identifier(review.column)}`, review.plus, moment.binder)} > ${moment.binder.bind(moment.at, 'timestamptz')}`,
          ];
    return allOf([...(condition ? [conditionSql(condition, catalogue, 't', moment)] : []), ...until]);
  });
}

/** SQL over a parent `t`: a row beneath it is one of these. */
function aboveSql(branch: Branch, condition: string, moment: Moment): string {
  const { mine, theirs } = endsOf(branch, 't', 't');
  const given = mine.map((column) => `${column} IS NOT NULL`);
  const where = allOf([condition, ...given, ...linkedSql(branch, moment)]);
  return `(${theirs.join(', ')}) IN (SELECT ${mine.join(', ')} FROM ${branch.child.sql} t WHERE ${where})`;
}

/** SQL over a child `t`: its parent is in a set. */
export function beneathSql(branch: Branch, set: string, moment: Moment): string {
  const { mine, theirs } = endsOf(branch, 't', 'p');
  const sql = `(${mine.join(', ')}) IN (SELECT ${theirs.join(', ')} FROM ${set} p)`;
  return allOf([sql, ...linkedSql(branch, moment)]);
}

/** SQL over a child `t`: what a link of the map asks beside equal columns. Empty keys lead nowhere. */
function linkedSql({ child, link, pairs }: Branch, moment: Moment): string[] {
  if (!link) return [];
  const texts = pairs.filter(({ column }) => isText(typeOf(child.catalogue, column)));
  return [
    ...texts.map(({ column }) => `t.${identifier(column)} <> ''`),
    ...(link.when ? [conditionSql(link.when, child.catalogue, 't', moment)] : []),
  ];
}

/** Both ends of a branch, ready to be compared. */
function endsOf({ child, parent, pairs }: Branch, alias: string, above: string) {
  const ends = pairs.map((pair) =>
    comparable(
      `${alias}.${identifier(pair.column)}`,
      typeOf(child.catalogue, pair.column),
      `${above}.${identifier(pair.parent)}`,
      typeOf(parent.catalogue, pair.parent),
    ),
  );
  return { mine: ends.map(([mine]) => mine), theirs: ends.map(([, theirs]) => theirs) };
}
