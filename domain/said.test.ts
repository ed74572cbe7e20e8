import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { categoryWords } from '#datamap/draft/categories';
import { readOrganisation } from '#requests/organisation';
import { languages } from './languages.ts';
import { lawIds, lawOf } from './law/law-of.ts';
import { sayer } from './said.ts';

const organisation = { ...readOrganisation('examples/clickandchat'), words: {} };
const wordsOf = (language: string): { said: Record<string, string>; law: Record<string, string> } =>
  JSON.parse(readFileSync(`domain/words/${language}.json`, 'utf8'));

test('what we say in lists of our own is in every language, each word for each', () => {
  const ours = [
    ...new Set([...Object.values(categoryWords), ...lawIds.map((id) => lawOf(id).regulator.value), 'E-mail']),
  ].sort();
  for (const language of languages) {
    const { said, law } = wordsOf(language);
    assert.deepEqual(Object.keys(said).sort(), ours, language);
    assert.deepEqual(Object.keys(law), ['ukGdpr', 'gdpr']);
    for (const [text, words] of Object.entries(said)) {
      assert.ok(words.trim());
      if (language !== 'en' && text !== 'E-mail') assert.notEqual(words, text, language);
    }
  }
});

test('laws are named as readers know them, and nothing else of a citation changes', () => {
  const cited = sayer(organisation, 'en').cite('UK GDPR Art. 12(3); GDPR Art. 16; GDPRX');
  assert.equal(cited, 'UK GDPR Art. 12(3); GDPR Art. 16; GDPRX');
  const inGerman = sayer(organisation, 'de').cite('UK GDPR Art. 12(3); GDPR Art. 16; GDPRX');
  assert.equal(inGerman, 'britische DSGVO Art. 12(3); DSGVO Art. 16; GDPRX');
});

test('several authorities are one list, in the reader’s language and with its case', () => {
  const several = [lawOf('us-mn'), lawOf('us-ca'), lawOf('eu-gdpr')].map(({ regulator }) => regulator.value).join('\n');
  assert.equal(
    sayer(organisation, 'en').said(several),
    'the Attorney General of Minnesota, the California Privacy Protection Agency, or the data protection authority of the country where you live',
  );
  assert.match(sayer(organisation, 'de').said(several), /^der General.*, der kalifornischen .* oder der Behörde/);
  assert.match(sayer(organisation, 'fr').said(several), /^du procureur .*, de l’agence .* ou de l’autorité/);
  assert.equal(sayer(organisation, 'de').said('E-mail\nof 3 May'), 'E-mail\nof 3 May');
});

test('how to reach an authority stands behind its name, as it was written, in every language', () => {
  const reach = 'https://example.test/complain, or 1-800-555-0142';
  const several = `the Attorney General of Minnesota\t${reach}\nthe California Privacy Protection Agency`;
  assert.equal(
    sayer(organisation, 'en').said(several),
    `the Attorney General of Minnesota (${reach}) or the California Privacy Protection Agency`,
  );
  for (const language of languages) {
    const said = sayer(organisation, language).said(several);
    assert.ok(said.includes(`(${reach})`) && !said.includes('\t'), said);
  }
  assert.equal(sayer(organisation, 'de').said(`somebody\t${reach}`), `somebody (${reach})`);
});

test('words that the organisation has translated are said in the reader’s language, and others as it wrote them', () => {
  const own = { 'your password': 'Ihr Kennwort', 'Cards and payments': 'Bezahlen' };
  const { said } = sayer({ ...organisation, words: { de: { own, letters: {} } } }, 'de');
  assert.deepEqual(
    ['your password', 'Cards and payments', 'What you bought', 'Anything else', 'constructor'].map(said),
    ['Ihr Kennwort', 'Bezahlen', 'Was Sie gekauft haben', 'Anything else', 'constructor'],
  );
});
