/** What the database must answer of people if their plans are to be made anew as they were approved. */
import type { KeptRows, Plan, PlanTable } from '#domain/plan';
import { countsIn, saidOf, type Told } from './answers.ts';
import type { CheckedMap } from './checked.ts';
import { isSame } from './digest.ts';
import { hasSeveral } from './match-sql.ts';
import { type Erasure, fates, noLaw, reasonAt } from './outcomes.ts';
import type { Place } from './place.ts';
import { type PlanFor, planFrom } from './plan.ts';
import { onlyFateOf } from './plan-sql.ts';
import { referenceWords } from './questions.ts';
import { referencesOf } from './references.ts';

/**
 * The answer that a person's approved plan foretells: who is answered so has that plan still. It is worked out while the
 * database looks for rows, so that nobody's plan is put together when it waits for that.
 * @returns what a plan foretells; `null` where it does not say of which counts it came: it is to be made anew and compared
 */
export function foreteller(erasure: Erasure, checked: CheckedMap): (wanted: PlanFor, approved: Plan) => string | null {
  const references = referencesOf(erasure).map((reference) => referenceWords(erasure, reference));
  return (wanted, approved) => {
    if (hasSeveral({ chosen: null, ...wanted })) return null;
    const lines = new Map(approved.tables.map((line) => [line.table, line]));
    const asked = new Map(approved.questions.map(({ words, rows }) => [words, rows]));
    const ofTables = erasure.subject.places.map((place) => tableTold(erasure, place, lines.get(place.name)));
    const digests = ofTables.flatMap(({ digest }) => digest);
    const others = [
      ...ofTables.flatMap((told) => told.others),
      ...references.flatMap((words, number) =>
        some({ ...nothing, number, what: 'reference', rows: asked.get(words) ?? 0 }),
      ),
    ];
    const said = saidOf(digests, others);
    // That the plan comes of this answer is not taken for granted: it is made of it.
    return isSame(planFrom(erasure, checked, wanted, countsIn(said)), approved) ? said : null;
  };
}

const nothing = { fate: null, kept: null, day: null, hash: null };
const some = (one: Told): Told[] => (one.rows > 0 ? [one] : []);

function tableTold(erasure: Erasure, place: Place, line: PlanTable | undefined): { digest: Told[]; others: Told[] } {
  if (!line) return { digest: [], others: [] };
  const told = { ...nothing, number: place.number };
  const { found, mentioned, processors = [] } = line;
  return {
    digest: some({ ...told, what: 'key', rows: found, hash: line.rows }),
    others: [
      ...fatesOf(erasure, place, line).flatMap((fate) => some({ ...told, what: 'fate', ...fate })),
      ...some({ ...told, what: 'mention', rows: mentioned }),
      ...processors.map(
        ({ name, contact, rows }): Told => ({ ...told, what: 'processor', rows, day: name, hash: contact }),
      ),
    ],
  };
}

/** Of a table all of whose rows meet one fate the digest's line counts them. */
function fatesOf(erasure: Erasure, place: Place, { erased, reduced, kept }: PlanTable) {
  if (onlyFateOf(erasure, place) !== null) return [];
  return [
    { fate: fates.gone, rows: erased },
    { fate: fates.reduced, rows: reduced },
    ...kept.map((one) => ({ fate: fates.kept, kept: reasonOf(erasure, one), rows: one.rows, day: one.until })),
  ];
}

/** The number of the reason for which rows are kept, by its words; the first of two that are alike. */
function reasonOf(erasure: Erasure, { reason, law }: KeptRows): number {
  for (let number = 0; ; number++) {
    const why = reasonAt(erasure, number);
    if (!why) return noLaw;
    if (why.reason === reason && why.law === law) return number;
  }
}
