import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { isLetterKind, letterFields } from '#domain/letters';
import { readOrganisation } from '#requests/organisation';
import { letterProse } from './letter-prose.ts';
import { lengthOf, readability, sentencesOf } from './readability.ts';

const organisation = readOrganisation('examples/clickandchat');
const kinds = Object.keys(letterFields).filter(isLetterKind);

/** 60 is plain in all these formulas. Letters to staff are two short sentences with the desk's own long words. */
const floorOf = (kind: string): number => (kind.startsWith('staff-') ? 40 : 60);
const longestSentence = 24;

for (const language of languages) {
  test(`${language}: every letter is plain to read, and none of its sentences is long`, () => {
    for (const kind of kinds) {
      const prose = letterProse(kind, organisation, language);
      const score = readability(prose, language);
      assert.ok(score >= floorOf(kind), `${kind}: ${score.toFixed(1)}\n${prose}`);
      for (const sentence of sentencesOf(prose)) assert.ok(lengthOf(sentence) <= longestSentence, sentence);
    }
  });
}

const plain = {
  en: 'We have your letter. We will write to you soon.',
  es: 'Tenemos su carta. Le escribimos pronto.',
  fr: 'Nous avons votre lettre. Nous vous écrivons vite.',
  de: 'Wir haben Ihren Brief. Wir schreiben Ihnen bald.',
  'pt-BR': 'Temos a sua carta. Vamos escrever logo.',
} as const;

const official = {
  en: 'Notwithstanding aforementioned considerations, responsible administrative authorities necessitate supplementary documentation.',
  es: 'No obstante las consideraciones anteriormente mencionadas, las autoridades administrativas competentes necesitarán documentación complementaria.',
  fr: 'Nonobstant les considérations susmentionnées, les autorités administratives compétentes solliciteront une documentation complémentaire.',
  de: 'Ungeachtet vorstehender Ausführungen benötigen die zuständigen Verwaltungsbehörden ergänzende Unterlagen zur Identitätsfeststellung.',
  'pt-BR':
    'Não obstante as considerações anteriormente mencionadas, as autoridades administrativas necessitarão de documentação complementar.',
} as const;

test('each formula tells a plain letter from an official one', () => {
  for (const language of languages) {
    assert.ok(readability(plain[language], language) > 70, `${language}: ${readability(plain[language], language)}`);
    assert.ok(
      readability(official[language], language) < 30,
      `${language}: ${readability(official[language], language)}`,
    );
  }
});

test('the formula is the published one: one syllable a word, five words a sentence', () => {
  assert.equal(readability('We ask you for help.', 'en').toFixed(2), (206.835 - 1.015 * 5 - 84.6).toFixed(2));
  assert.equal(readability('Wir tun es nur jetzt.', 'de').toFixed(2), (180 - 5 - 58.5).toFixed(2));
});

test('syllables are counted as they are said', () => {
  const heavy = (
    word: string,
    language: 'en' | 'es' | 'fr' | 'de' | 'pt-BR',
    weight: number,
    base: number,
    long: number,
  ) => Math.round((base - long - readability(word, language)) / weight);
  assert.equal(heavy('because', 'en', 84.6, 206.835, 1.015), 2);
  assert.equal(heavy('oficina', 'es', 60, 206.84, 1.02), 4);
  assert.equal(heavy('día', 'es', 60, 206.84, 1.02), 2);
  assert.equal(heavy('demande', 'fr', 73.6, 207, 1.015), 2);
  assert.equal(heavy('Schreiben', 'de', 58.5, 180, 1), 2);
  assert.equal(heavy('solicitação', 'pt-BR', 84.6, 248.835, 1.015), 5);
});

test('what has no words is no text', () => {
  assert.throws(() => readability('123 – 456.', 'en'), RangeError);
});
