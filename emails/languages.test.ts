import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { IntlMessageFormat } from 'intl-messageformat';
import { languages } from '#domain/languages';
import { type LetterKind, letterFields } from '#domain/letters';
import { readOrganisation } from '#requests/organisation';
import { samples } from './samples.ts';
import { variablesOf } from './sentences.ts';
import { wordsFor } from './words.ts';
import { write } from './write.ts';

type Tree = { [key: string]: string | Tree };

const organisation = readOrganisation('examples/clickandchat');
const kinds = Object.keys(letterFields) as LetterKind[];
const others = languages.filter((language) => language !== 'en');
const wordsOf = (language: string): Tree => JSON.parse(readFileSync(`emails/messages/${language}.json`, 'utf8'));

/** `done.lead.access.fulfilled` → sentence. */
const flat = (tree: Tree, above: string[] = []): Map<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[[...above, key].join('.'), value]] : [...flat(value, [...above, key])],
    ),
  );

const english = flat(wordsOf('en'));
/** The cases of each plural in a sentence. */
const pluralsOf = (sentence: string, language: string): string[][] =>
  new IntlMessageFormat(sentence, language)
    .getAst()
    .flatMap((part) => ('options' in part ? [Object.keys(part.options).sort()] : []));

/** Words that are the same in both languages. */
const alike: Record<string, string[]> = {
  es: ['frame.colon'],
  fr: ['letters.code', 'letters.question', 'staff.kind.correct'],
  de: ['frame.colon', 'letters.code'],
  'pt-BR': ['frame.colon', 'facts.downloads'],
};

for (const language of others) {
  const sentences = flat(wordsOf(language));

  test(`${language}: letters have the same sentences as in English, in the same order`, () => {
    assert.deepEqual([...sentences.keys()], [...english.keys()]);
  });

  test(`${language}: each sentence has the same variables, set the same way, as in English`, () => {
    for (const [key, sentence] of sentences) {
      assert.deepEqual(variablesOf(sentence, language), variablesOf(english.get(key) ?? '', 'en'), key);
    }
  });

  test(`${language}: no sentence is still the English one`, () => {
    const same = [...sentences].filter(([key, sentence]) => sentence === english.get(key)).map(([key]) => key);
    assert.deepEqual(same.sort(), [...(alike[language] ?? [])].sort());
  });
}

for (const language of languages) {
  test(`${language}: a plural has each case that the language has, and no other`, () => {
    const cases = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const plurals = [...flat(wordsOf(language)).values()].flatMap((one) => pluralsOf(one, language));
    assert.ok(plurals.length >= 7);
    for (const plural of plurals) assert.deepEqual(plural, cases);
  });

  test(`${language}: a straight apostrophe or quotation mark is nowhere, since it could quote a variable away`, () => {
    for (const [key, sentence] of flat(wordsOf(language)))
      assert.doesNotMatch(sentence.replaceAll("''", ''), /['"]/, key);
  });

  for (const kind of kinds) {
    test(`${language} ${kind}: the letter is written, with nothing missing or half filled`, () => {
      const { subject, text, html } = write(kind, samples[kind], { organisation, language });
      assert.ok(subject.length > 5 && subject.length < 75, `${subject.length}: ${subject}`);
      for (const part of [subject, text, html.replace(/<style>[\s\S]*?<\/style>/, '')]) {
        assert.doesNotMatch(part, /undefined|\[object|NaN|[{}]|\b[a-z-]+\.(subject|heading|lead)\b/);
      }
      assert.ok(html.startsWith(`<!doctype html>\n<html lang="${language}"`));
    });
  }
}

/** Words that English alone has, and no made-up name or value of the samples. */
const onlyEnglish =
  /(?<!\p{L})(the|your?|yours|we|our|us|and|with|this|that|of|is|are|was|not|to|from|for|by|data|request)(?!\p{L})/giu;
/** Of those, what another language has too. */
const shared: Record<string, RegExp> = { es: /^data$/, fr: /^data$/, de: /^was$/i, 'pt-BR': /^data$/ };

for (const language of others) {
  for (const kind of kinds) {
    test(`${language} ${kind}: no English word is left, whoever wrote it`, () => {
      // What staff write of one request stays in their words.
      const fields = { ...samples[kind], ...('reason' in samples[kind] ? { reason: '' } : {}) };
      const { subject, text } = write(kind, fields, { organisation, language });
      const bare = `${subject}\n${text}`.replace(/https?:\S+|\S+@\S+/g, '').replaceAll(/GDPR|\(California[^)]+\)/g, '');
      const left = (bare.match(onlyEnglish) ?? []).filter((word) => !shared[language]?.test(word));
      assert.deepEqual(left, []);
    });
  }
}

test('the first of a month is written as French does, and no other day', () => {
  const { day, moment } = wordsFor({ ...organisation, timeZone: 'Europe/Paris' }, 'fr');
  assert.deepEqual(['2026-12-01', '2026-12-21', '2026-12-11'].map(day), [
    '1er décembre 2026',
    '21 décembre 2026',
    '11 décembre 2026',
  ]);
  assert.match(moment('2026-12-01T10:01:00Z'), /^mardi 1er décembre 2026 à 11:01 /);
});
