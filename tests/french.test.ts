/** French has a space before `: ; ? ! » %` and behind `«`, at which no line may break: one without it tears the sign off. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { failureWords } from '../app/failure-words.ts';

/** Every text below, by its path; with `under`, those alone that stand somewhere below a key of this name. */
function texts(value: unknown, under?: string, at = '', isUnder = under === undefined): [at: string, text: string][] {
  if (typeof value === 'string') return isUnder ? [[at, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => texts(one, under, `${at} ${key}`, isUnder || key === under));
}

/** All that the project says in French. JSON is YAML. */
const said: [at: string, text: string][] = [
  ...globSync('{app,cli,datamap,domain,emails,examples}/**/fr.{json,yaml}').flatMap((file) =>
    texts(parse(readFileSync(file, 'utf8')), undefined, file),
  ),
  ...globSync('examples/*/{organisation,datamap}.yaml').flatMap((file) =>
    texts(parse(readFileSync(file, 'utf8')), 'fr', file),
  ),
  ...texts(failureWords.fr, undefined, 'failure-words.ts'),
];

/** A sign behind a space at which a line breaks, or behind none. */
const torn = / [?!:;»%]|« |\S[?!;»%]|«\S|\S:(?=\s|$)/u;

test('every text in French is looked at: pages, letters, packages, examples and their replies', () => {
  assert.ok(said.length > 2000, String(said.length));
  for (const [place, least] of [
    ['app/messages/fr.json', 900],
    ['emails/messages/fr.json', 400],
    ['datamap/package-words/fr.json', 30],
    ['cli/web/words/fr.json', 10],
    ['examples/jivochat/words/fr.yaml', 50],
    ['examples/jivochat/organisation.yaml', 2],
    ['failure-words.ts', 6],
  ] as const)
    assert.ok(said.filter(([at]) => at.startsWith(place)).length >= least, place);
});

test('no line of a text in French breaks between a word and the sign that belongs to it', () => {
  assert.deepEqual(
    said.filter(([, text]) => torn.test(text)),
    [],
  );
});

test('a last day is one that still counts: no label before a date says “avant le”', () => {
  assert.deepEqual(
    said.filter(([, text]) => /(?<!pas )avant le$/i.test(text)),
    [],
  );
});

test('a space that breaks is found, and so is a missing one; an address and an hour are left alone', () => {
  const wrong = 'Qui ?|Qui?|Voici :|Voici:|« Oui\u00a0»|«\u00a0Oui »|«Oui\u00a0»|90 %|90%';
  const right = 'Qui\u00a0?|Qui\u202f?|«\u00a0Oui\u00a0»|https://a.example/b|10:30|90\u00a0%';
  for (const text of wrong.split('|')) assert.match(text, torn);
  for (const text of right.split('|')) assert.doesNotMatch(text, torn);
});
