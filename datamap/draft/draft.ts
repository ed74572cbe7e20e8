/** `map draft`: a first map of an unknown database, for a person to correct. */
import type { ClientBase } from 'pg';
import { readCatalogue } from '../catalogue.ts';
import { checkMap } from '../check.ts';
import { parseMap } from '../load.ts';
import { looksPersonal } from '../personal-words.ts';
import { inSnapshot } from '../snapshot.ts';
import { compositeLinks } from './composite.ts';
import { type Entry, erasingOf, settleErasing } from './erase.ts';
import { declaredLinks, guessedLinks } from './links.ts';
import { type Guessed, lookAt } from './look.ts';
import { pairsOf, polymorphicLinks } from './polymorphic.ts';
import { questionsOf } from './questions.ts';
import { byPhone, isPersonal, personTable, reachFrom } from './reach.ts';
import { samePersonLinks } from './same-person.ts';
import { isTable, personRank, tablesOf } from './tables.ts';
import { mapName, writeDraft } from './write.ts';

/**
 * The text of a first `datamap.yaml`. Reads in one snapshot that cannot write; of each table some hundred rows, whose
 * values are looked at and never written down. The text has passed `checkMap`.
 * @throws FileFault never for a database that the catalogue can hold: it would be a bug of ours
 */
export async function draftMap(client: ClientBase): Promise<string> {
  const text = await inSnapshot(client, async () => {
    const catalogue = await readCatalogue(client);
    const tables = tablesOf(catalogue);
    const all = await lookAt(client, tables);
    const declared = declaredLinks(catalogue);
    const pairs = pairsOf(tables);
    const named = [];
    for (const pair of pairs) named.push(...(await polymorphicLinks(client, pair, tables)));
    const single = [...declared, ...named, ...(await guessedLinks(client, tables, [...declared, ...named]))];
    const keyed = [...single, ...(await compositeLinks(client, tables, single))];
    const person = personTable(all, keyed);
    const alone = all.filter(({ table }) => !reachFrom(person, all, keyed).has(table.place));
    const links = person ? [...keyed, ...(await samePersonLinks(client, { person, alone, known: keyed }))] : keyed;
    const led = reachFrom(person, all, links);
    const reached = new Map([...led, ...byPhone(all.filter(({ table }) => !led.has(table.place)))]);
    const entries = all.flatMap((guessed): Entry[] => {
      const found = reached.get(guessed.table.place);
      return found ? [{ guessed, reached: found, erasing: erasingOf(guessed, found) }] : [];
    });
    settleErasing(entries, catalogue);
    const rest = all.filter(({ table }) => !reached.has(table.place));
    const open = rest.filter((one) => isOpen(one));
    const plain = rest.filter((one) => !open.includes(one));
    return writeDraft({
      questions: questionsOf({ person, entries, open, all, links, pairs }),
      entries: entries.sort((a, b) => Number(b.reached.person) - Number(a.reached.person)),
      notPersonal: Object.fromEntries(
        plain.map((one) => [mapName(one.table.place), 'nothing in it tells of a person']),
      ),
      notPersonalColumns: plain.flatMap(({ table }) =>
        Object.entries(table.live.columns).flatMap(([name, { type }]) =>
          looksPersonal(name, type) ? [`${mapName(table.place)}.${name}`] : [],
        ),
      ),
    });
  });
  checkMap(parseMap(text, 'the draft'), await readCatalogue(client));
  return text;
}

/** Tells of people, but nothing leads to its rows: a person has to say what it is. */
const isOpen = (one: Guessed): boolean =>
  !one.isReadable ||
  isPersonal(one) ||
  (!isTable(one.table, 'catalogue') && (isTable(one.table, 'staff') || personRank(one.table) > 0));
