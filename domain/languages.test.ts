import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages, nearestLanguage } from './languages.ts';

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
