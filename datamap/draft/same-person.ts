/** Lists of people without a number: rows belong to whoever has the same name and, with it, the same phone or postcode. */
import type { ClientBase } from 'pg';
import type { Sense } from '../personal-words.ts';
import { inWords, shareContained } from './contained.ts';
import type { DraftLink } from './links.ts';
import type { Guessed } from './look.ts';

/** What, beside a name, tells one person from another. */
const second: Sense[] = ['phone', 'birth', 'address'];

/**
 * Links by name and a second fact from tables that nothing else leads to. A name alone is nobody's: two people share it.
 * @param person the table whose rows are the people
 */
export async function samePersonLinks(
  client: ClientBase,
  { person, alone, known }: { person: Guessed; alone: Guessed[]; known: DraftLink[] },
): Promise<DraftLink[]> {
  const links: DraftLink[] = [];
  for (const one of alone.filter((one) => one.isReadable)) {
    const facts = second.flatMap((sense) => sameSense(one, person, sense));
    const pairs = pairsOf(sameSense(one, person, 'name'), [...facts, ...sameParent(one, person, known)]);
    for (const { columns, parentColumns } of pairs) {
      const ends = { child: one.table.live, columns, parent: person.table.live, parentColumns };
      const share = await shareContained(client, ends);
      if (share !== null && share < 0.1) continue;
      const why = `the same ${columns.join(' and ')}; ${inWords(share)}`;
      links.push({ child: one.table.place, columns, parent: person.table.place, parentColumns, why });
      break;
    }
  }
  return links;
}

type Same = { column: string; parentColumn: string };

/** Each name with each other fact, as links of two columns; the first few are enough. */
const pairsOf = (names: Same[], facts: Same[]): Pick<DraftLink, 'columns' | 'parentColumns'>[] =>
  names
    .flatMap((name) =>
      facts.map((fact) => ({
        columns: [name.column, fact.column],
        parentColumns: [name.parentColumn, fact.parentColumn],
      })),
    )
    .slice(0, 8);

const sameSense = (child: Guessed, parent: Guessed, sense: Sense): Same[] =>
  withSense(child, sense).flatMap((column) =>
    withSense(parent, sense).map((parentColumn) => ({ column, parentColumn })),
  );

/** Both refer to one and the same thing, an address for example. */
function sameParent(child: Guessed, person: Guessed, known: DraftLink[]): Same[] {
  const linksOf = ({ table }: Guessed) =>
    known.filter((link) => link.child === table.place && link.columns.length === 1);
  return linksOf(child).flatMap((here) =>
    linksOf(person).flatMap((there) =>
      here.parent === there.parent ? [{ column: here.columns[0] ?? '', parentColumn: there.columns[0] ?? '' }] : [],
    ),
  );
}

const withSense = ({ columns }: Guessed, wanted: Sense): string[] =>
  Object.entries(columns).flatMap(([name, { sense, show }]) =>
    sense === wanted && show === 'shown' && !name.includes('.') && !/user|city|country|ort$|stadt/i.test(name)
      ? [name]
      : [],
  );
