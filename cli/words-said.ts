/** What an organisation says in its own files, and what of it is not in another language yet. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

/** Keys of the two files under which words for people stand. `ask` is a question in the map, and a way in the other. */
const forPeople = {
  'organisation.yaml': new Set(['fromName', 'neverAsk', 'label', 'words', 'to', 'what', 'exceptions', 'title']),
  'datamap.yaml': new Set([
    ...['label', 'to', 'what', 'ask'],
    ...['source', 'reason', 'law', 'stays', 'offMeanwhile', 'cannotRecall'],
  ]),
};

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
  for (const [name, keys] of Object.entries(forPeople)) {
    const file = path.join(folder, name);
    if (existsSync(file)) collect(parse(readFileSync(file, 'utf8')), '', { keys, said });
  }
  return said;
}

type Collecting = { keys: Set<string>; said: WordsSaid };

function collect(value: unknown, key: string, into: Collecting): void {
  if (typeof value === 'string') {
    into.said.all.add(value);
    if (into.keys.has(key) && !isBareCitation(key, value)) into.said.people.add(value);
  } else if (Array.isArray(value)) for (const one of value) collect(one, key, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [inner, one] of Object.entries(value)) {
      const under = key === 'categories' ? 'label' : inner;
      collect(one, ofDatabase.has(key) ? key : under, into);
    }
  }
}
