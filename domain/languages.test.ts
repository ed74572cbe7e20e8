import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAmong, languageNames, languages, nearestLanguage, pickLanguage } from './languages.ts';

test('each language is found by its own tag, however it is written', () => {
  for (const language of languages) {
    for (const tag of [language, language.toLowerCase(), language.toUpperCase()]) {
      assert.equal(nearestLanguage(tag), language);
    }
  }
});

test('a region, or none, leads to the language that is written', () => {
  const wanted = { pt: 'pt-BR', 'pt-PT': 'pt-BR', 'de-AT': 'de', 'fr-CA': 'fr', 'es-419': 'es', 'en-GB': 'en' };
  for (const [tag, language] of Object.entries(wanted)) assert.equal(nearestLanguage(tag), language);
});

test('what is no language of ours is English', () => {
  for (const tag of ['xx', 'p', 'ptx', '', '__proto__', 'constructor']) assert.equal(nearestLanguage(tag), 'en');
});

test('a browser gets the language that it asks for most, among those that are offered', () => {
  for (const [accepted, got] of [
    ['de', 'de'],
    ['DE-at', 'de'],
    ['fr;q=0.5, es;q=0.9, en;q=0.1', 'es'],
    ['ja, fr;q=0.4', 'fr'],
    ['fr, de', 'fr'],
    ['pt-PT, en;q=0.9', 'pt-BR'],
    ['pt-br', 'pt-BR'],
    ['pt', 'pt-BR'],
    ['es-419,es;q=0.9,en;q=0.8', 'es'],
  ] as const)
    assert.equal(pickLanguage(undefined, accepted, languages), got, accepted);
});

test('what no browser could mean leads to the organisation’s first language', () => {
  for (const accepted of [
    null,
    '',
    '*',
    'ja',
    'ja, *;q=0.5, de;q=0.1',
    ';q=1',
    'de;q=0',
    'de;q=x',
    ',,,',
    '-',
    'x'.repeat(9000),
  ])
    assert.equal(pickLanguage(undefined, accepted, ['fr', 'de']), 'fr', String(accepted).slice(0, 30));
});

test('a language that the organisation does not offer is not given, whoever asks for it', () => {
  assert.equal(pickLanguage('de', 'de', ['en', 'fr']), 'en');
  assert.equal(pickLanguage('de', 'fr', ['en', 'fr']), 'fr');
});

test('a choice made here counts more than what the browser asks for', () => {
  assert.equal(pickLanguage('es', 'de, fr', languages), 'es');
  for (const odd of ['xx', 'DE', '', null, 7, ['de'], '__proto__'])
    assert.equal(pickLanguage(odd, 'fr', languages), 'fr', String(odd));
});

test('each language is named in itself, as the standard library names it', () => {
  for (const language of languages) {
    assert.ok(isAmong(language, languages));
    const name = new Intl.DisplayNames(language, { type: 'language', languageDisplay: 'standard' }).of(language) ?? '';
    assert.equal(languageNames[language].toLowerCase(), name.toLowerCase());
  }
});
