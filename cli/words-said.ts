/** What an organisation says in its own files, and what of it is not in another language yet. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Keys of `organisation.yaml` and `datamap.yaml` under which words for people stand. */
const forPeople = new Set([
  ...['fromName', 'neverAsk', 'label', 'words', 'to', 'what', 'exceptions'],
  ...['source', 'reason', 'law', 'stays', 'offMeanwhile', 'cannotRecall'],
]);

/** Under these, words are values of the account database. */
const ofDatabase = new Set(['insert', 'set', 'when', 'while', 'erase']);

/** `26 CFR 1.6001-1` reads the same in every language; `settling a claim (GDPR Art. 17(3)(e))` does not. */
const isBareCitation = (key: string, value: string) => key === 'law' && !/\p{Ll}{4}/u.test(value);

export type WordsSaid = {
  /** What people read, in the order in which the files have it. */
  people: Set<string>;
  /** Everything that stands there. */
  all: Set<string>;
};

/** The words of an organisation's two files; there may be no map yet. */
export function wordsSaid(folder: string): WordsSaid {
  const said: WordsSaid = { people: new Set(), all: new Set() };
  for (const name of ['organisation.yaml', 'datamap.yaml']) {
    const file = path.join(folder, name);
    if (existsSync(file)) collect(parse(readFileSync(file, 'utf8')), '', said);
  }
  return said;
}

function collect(value: unknown, key: string, said: WordsSaid): void {
  if (typeof value === 'string') {
    said.all.add(value);
    if (forPeople.has(key) && !isBareCitation(key, value)) said.people.add(value);
  } else if (Array.isArray(value)) for (const one of value) collect(one, key, said);
  else if (typeof value === 'object' && value !== null) {
    for (const [inner, one] of Object.entries(value)) {
      const under = key === 'categories' ? 'label' : inner;
      collect(one, ofDatabase.has(key) ? key : under, said);
    }
  }
}
