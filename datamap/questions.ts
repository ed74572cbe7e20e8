import type { Kind } from '#domain/kinds';
import { lawOf } from '#domain/law/law-of';
import type { PlanQuestion, PlanQuestionCode, PlanTable } from '#domain/plan';
import { furtherOf } from './further.ts';
import type { Hold } from './hold.ts';
import { empties, refusals } from './impossible-ways.ts';
import { askedOf, type Erasure, fates, policyDay, reasonAt, waysOf } from './outcomes.ts';
import { isErasable, type Place } from './place.ts';
import { doubtsOf } from './plan-refusals.ts';
import type { Count } from './plan-sql.ts';
import { isStuck, type Reference, referencesOf } from './references.ts';
import { firedBy, triggersOf } from './triggers.ts';

type Counted = { kind: Kind; persons: number; tables: PlanTable[]; counts: Count[] };

/** Everything odd about a plan, in plain words: a human answers each before it can be approved. */
export function questionsOf(erasure: Erasure, counted: Counted): PlanQuestion[] {
  return [
    ...personQuestions(erasure, counted),
    ...processorQuestions(counted),
    ...(counted.kind === 'delete' ? deletionQuestions(erasure, counted) : []),
  ];
}

function personQuestions(
  { subject, receivedOn, law }: Erasure,
  { kind, persons, tables, counts }: Counted,
): PlanQuestion[] {
  const { caps } = subject.map;
  const found = tables.reduce((total, table) => total + table.found, 0);
  const needsProof = kind === 'access' || kind === 'delete' || kind === 'correct';
  const each = (which: Count['what'], code: PlanQuestionCode, words: string) =>
    counts
      .filter(({ what }) => what === which)
      .flatMap(({ number, rows }) => some(needsProof && rows > 0, code, nameOf(subject.places, number), rows, words));
  return [
    ...some(
      persons > caps.persons,
      'two-persons',
      subject.places.find(({ map }) => map.person)?.name ?? null,
      persons,
      'More than one person has this identity. Which of them asks?',
    ),
    ...some(needsProof && found === 0, 'nobody-found', null, 0, 'No row has the proven identity.'),
    ...some(
      found > caps.rows,
      'more-than-cap',
      null,
      found,
      `More than ${caps.rows} rows were found. Is this one person?`,
    ),
    ...each(
      'recent',
      'recently-changed-address',
      'The address was replaced within the last 72 hours. Somebody may have taken the account over.',
    ),
    ...each(
      'early',
      'received-before-account',
      `The request reached us on ${receivedOn}, before this account was there. Is the day right, and is it this person?`,
    ),
    ...each(
      'elsewhere',
      'lives-elsewhere',
      `The account says that the person lives where the law of the request (${law && lawOf(law).name}) does not hold. Is it the right one?`,
    ),
    ...each(
      'shared',
      'shared-identity',
      'These rows of others have the same identity as the person’s own: what it led to may be theirs.',
    ),
  ];
}

/** Rows of others: whoever asks for a copy or a deletion is told, and the request goes on to whom they are held for. */
function processorQuestions({ kind, tables }: Counted): PlanQuestion[] {
  if (kind !== 'access' && kind !== 'delete') return [];
  return tables.flatMap(({ table, label, processors = [] }) =>
    processors.flatMap(({ name, contact, rows }) =>
      some(
        true,
        'processor',
        table,
        rows,
        `These rows of “${label}” are held for ${name || 'a controller that is not known'}${contact ? ` (${contact})` : ''}, which decides about them. Pass the request on.`,
      ),
    ),
  );
}

function deletionQuestions(erasure: Erasure, { tables, counts }: Counted): PlanQuestion[] {
  const byName = new Map(tables.map((table) => [table.table, table]));
  const rowsOf = (kind: 'reference' | 'further', at: number) =>
    counts.find(({ what, number }) => what === kind && number === at)?.rows ?? 0;
  return [
    ...some(
      erasure.untried === true,
      'way-refused',
      null,
      tables.reduce((total, { reduced }) => total + reduced, 0),
      'The database would refuse a value that the map writes into these rows, or that is made of theirs: map check names its line.',
    ),
    ...tables.flatMap((table) =>
      some(
        table.mentioned > 0,
        'shared-rows',
        table.table,
        table.mentioned,
        `“${table.label}” also concern other people: they stay as they are.`,
      ),
    ),
    ...erasure.holds.flatMap((hold, number) =>
      some(!hold.isDecided && heldBy(counts, number) > 0, 'legal-hold', null, heldBy(counts, number), holdWords(hold)),
    ),
    ...erasure.subject.places.flatMap((place) => placeQuestions(erasure, place, byName.get(place.name), counts)),
    ...referencesOf(erasure).flatMap((reference, at) => {
      const rows = rowsOf('reference', at);
      // Nearly always none: the words are looked for only where they are needed.
      if (rows === 0) return [];
      return some(true, referenceCode(erasure, reference), reference.from, rows, referenceWords(erasure, reference));
    }),
    ...furtherOf(erasure).flatMap(({ from, words }, at) => {
      const rows = rowsOf('further', at);
      return some(rows > 0, 'blocked-by-others', from, rows, words);
    }),
  ];
}

function placeQuestions(erasure: Erasure, place: Place, table: PlanTable | undefined, counts: Count[]): PlanQuestion[] {
  if (!table || table.found === 0) return [];
  const { erased, reduced, found } = table;
  const asked = askedOf(erasure, place);
  const ways = reduced > 0 ? waysOf(place).map(([column]) => column) : [];
  const triggers = triggersOf(erasure.subject.map, place.catalogue, [
    ...(erased > 0 ? (['delete'] as const) : []),
    ...(reduced > 0 ? firedBy(place.catalogue, ways) : []),
    ...(table.first ? firedBy(place.catalogue, Object.keys(place.map.first?.set ?? {})) : []),
  ]).unknown;
  const held = asked === 'delete' ? heldWithoutLaw(erasure, place, counts) : 0;
  const later = policyDay(erasure, place) === null ? 0 : rowsLeft(place, counts);
  return [
    ...some(
      triggers.length > 0,
      'trigger',
      place.name,
      Math.max(erased + reduced, table.first?.rows ?? 0),
      `The database runs ${triggers.join(', ')} on these rows; what it does is not known here.`,
    ),
    ...(reduced > 0 ? wayQuestions(place, reduced) : []),
    ...refusedQuestions(erasure, place, counts),
    ...some(held > 0, 'held', place.name, held, 'These rows were to go, but rows that stay refer to them.'),
    ...some(
      later > 0,
      'given-after-change',
      place.name,
      later,
      `These rows of “${table.label}” were given on or after ${policyDay(erasure, place)}, when the policy changed, or nobody knows when: they stay.`,
    ),
    ...some(
      asked !== null && asked !== 'keep' && !isErasable(place),
      'cannot-erase',
      place.name,
      found,
      'This is a view: its rows can be shown, not erased.',
    ),
  ];
}

/** Ways that the database would refuse of any row: the run would stop, and change nothing. */
function wayQuestions(place: Place, reduced: number): PlanQuestion[] {
  const stuck = waysOf(place).filter(([column, way]) => empties(way) && place.catalogue.columns[column]?.notNull);
  const never = waysOf(place).filter((one) => !stuck.includes(one));
  return [
    ...some(
      stuck.length > 0,
      'not-null-conflict',
      place.name,
      reduced,
      `${stuck.map(([column]) => column).join(', ')} cannot be empty, and the map says to empty it.`,
    ),
    ...never.flatMap(([column, way]) =>
      refusals(place.catalogue, column, way).flatMap((says) =>
        some(true, 'way-refused', place.name, reduced, `${column} ${says}.`),
      ),
    ),
  ];
}

/** What it would refuse of some of these rows, or of others that change with them. */
function refusedQuestions(erasure: Erasure, place: Place, counts: Count[]): PlanQuestion[] {
  const refused = counts.filter(({ number, what, rows }) => what === 'refused' && number === place.number && rows > 0);
  const doubts = refused.length > 0 ? doubtsOf(erasure, place) : [];
  return refused.flatMap(({ kept, rows }) =>
    some(true, 'way-refused', place.name, rows, `The database would refuse: ${doubts[kept ?? -1]?.says}.`),
  );
}

/** Rows that stay for a reason of this number; holds come first, so their numbers are their places in the list. */
const heldBy = (counts: Count[], number: number): number =>
  counts
    .filter(({ what, fate, kept }) => what === 'fate' && fate === fates.kept && kept === number)
    .reduce((total, { rows }) => total + rows, 0);

const holdWords = ({ reason, law, until }: Hold): string =>
  `These rows are held and stay: ${reason} (${law})${until ? `, to be reviewed on ${until}` : ''}.`;

const rowsLeft = ({ number }: Place, counts: Count[]): number =>
  counts
    .filter(({ what, fate, number: of }) => what === 'fate' && fate === fates.left && of === number)
    .reduce((total, { rows }) => total + rows, 0);

/** Rows that stay although the map names no law for it. */
function heldWithoutLaw(erasure: Erasure, place: Place, counts: Count[]): number {
  return counts
    .filter(({ number, what }) => number === place.number && what === 'fate')
    .filter(({ kept, fate }) => fate === fates.kept || (fate === fates.reduced && kept !== null))
    .filter(({ kept }) => reasonAt(erasure, kept) === null)
    .reduce((total, { rows }) => total + rows, 0);
}

function referenceCode(erasure: Erasure, reference: Reference): PlanQuestionCode {
  const { onDelete } = reference.key;
  if (onDelete === 'cascade') return 'unmapped-cascade';
  return onDelete.startsWith('set') && !isStuck(erasure, reference) ? 'changes-others' : 'blocked-by-others';
}

export function referenceWords(erasure: Erasure, reference: Reference): string {
  const { parent, key, from } = reference;
  const rule = `(${key.name})`;
  if (key.onDelete === 'cascade')
    return `Deleting from ${parent.name} would also delete these rows of ${from} ${rule}.`;
  if (isStuck(erasure, reference))
    return `These rows of ${from} would lose their reference to ${parent.name}, which cannot be null; the database would refuse ${rule}.`;
  if (key.onDelete.startsWith('set'))
    return `These rows of ${from} would lose their reference to ${parent.name} ${rule}.`;
  return `These rows of ${from} refer to rows of ${parent.name} that are to go; the database would refuse ${rule}.`;
}

const nameOf = (places: Place[], number: number): string | null =>
  places.find((place) => place.number === number)?.name ?? null;

const some = (
  holds: boolean,
  code: PlanQuestionCode,
  table: string | null,
  rows: number,
  words: string,
): PlanQuestion[] => (holds ? [{ code, table, words, rows }] : []);
