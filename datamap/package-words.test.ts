import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { indexHtml } from './export-html.ts';
import type { Finding } from './find.ts';
import { loadMap } from './load.ts';

type Tree = { [key: string]: string | Tree };
const flat = (tree: Tree, at = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${at}${key}`, value] satisfies [string, string]] : flat(value, `${at}${key}.`),
  );
const sentencesIn = (language: string) =>
  new Map(flat(JSON.parse(readFileSync(`${import.meta.dirname}/package-words/${language}.json`, 'utf8'))));
const variables = (sentence: string) => [...new Set(sentence.match(/\{\w+/g))].sort();

test('every sentence of a copy’s first page is in every language, with the same variables and none left in English', () => {
  const english = sentencesIn('en');
  // Words without a word: what is put together from variables alone. And “no” is Spanish.
  const alike = new Set(['outside.line', 'redacted.line', 'es: false']);
  for (const language of languages) {
    const own = sentencesIn(language);
    assert.deepEqual([...own.keys()].sort(), [...english.keys()].sort(), language);
    for (const [key, words] of own) {
      assert.deepEqual(variables(words), variables(english.get(key) ?? ''), `${language}: ${key}`);
      if (language !== 'en' && !alike.has(key) && !alike.has(`${language}: ${key}`))
        assert.notEqual(words, english.get(key), `${language}: ${key}`);
    }
  }
});

const { map } = loadMap('examples/clickandchat/datamap.yaml');
const column = (name: string, label: string, show: 'shown' | 'held' | 'last4') => {
  return { column: name, label, category: 'contact', show, correct: null };
};
const finding: Finding = {
  ...{ table: 'accounts', label: 'Your account', category: 'contact', source: 'You', found: 2, mentioned: 1 },
  columns: [
    column('email', 'E-mail address', 'shown'),
    column('password_hash', 'Password', 'held'),
    column('bank', 'Bank account', 'last4'),
  ],
  ...{ rows: [], mentionColumns: [column('email', 'E-mail address', 'shown')], mentions: [] },
};

const facts = {
  ...{
    said: (words: string) => words,
    organisation: 'Test',
    contact: 'desk@example.test',
    reference: 'ABCD-EFGH-JKLM',
  },
  ...{ receivedOn: '2026-06-01', preparedOn: '2026-06-02', timeZone: 'Europe/Berlin', sections: [] },
};

test('the page counts what is in the copy, and nothing that is held, held for others, or shared with nothing to show', () => {
  const tableOf = (more: Partial<typeof finding>) => ({
    finding: { ...finding, ...more },
    keeps: [],
    files: { own: [], shared: [] },
  });
  const secrets = { columns: [column('hash', 'Password', 'held')], rows: [{ row: '["1"]', values: [null] }] };
  const unseen = [
    tableOf({ label: 'Secrets', ...secrets, mentioned: 0 }),
    tableOf({ label: 'Held for others', columns: [], mentioned: 0 }),
    tableOf({ label: 'Of others', found: 0, mentionColumns: [] }),
  ];
  const page = (tables: typeof unseen) =>
    indexHtml({ ...facts, language: 'en' }, { tables, isSplit: false, files: [] }, map);
  const all = page([tableOf({}), ...unseen]);
  assert.match(all, /3 records of 1 kind\./);
  assert.match(all, /<h3>Secrets<\/h3>/);
  assert.match(all, /Password: we hold this/);
  assert.doesNotMatch(all, /Held for others|Of others/);
  assert.doesNotMatch(page(unseen), /class="lead"/);
  assert.match(page([]), /We hold no data about you/);
});

test('the page is in the person’s language, with the organisation’s own words in it; in English it reads as ever', () => {
  const page = (language: 'en' | 'de', said: (words: string) => string) =>
    indexHtml(
      { ...facts, language, said },
      {
        tables: [
          {
            finding,
            keeps: [{ reason: 'An open bill', law: 'Art. 1', review: '1 year' }],
            files: { own: [], shared: [] },
          },
        ],
        isSplit: false,
        files: [{ path: 'files/1.pdf', name: 'brief.pdf', title: 'Paper', size: 1_234_567 }],
      },
      map,
    );
  const own = new Map([
    ['Your account', 'Ihr Konto'],
    ['Password', 'Passwort'],
    ['You', 'Sie'],
    ['An open bill', 'Eine offene Rechnung'],
    ['Paper', 'Papier'],
  ]);
  const german = page('de', (words) => own.get(words) ?? words);
  assert.match(german, /<html lang="de">/);
  assert.match(german, /Anfrage ABCD-EFGH-JKLM, eingegangen am 1\. Juni 2026/);
  assert.match(german, /3 Einträge von 1 Art\./);
  assert.match(german, /Ihr Konto/);
  assert.match(german, /Woher wir es haben: Sie/);
  assert.match(german, /auch Ihnen nicht.*: Passwort\./);
  assert.match(german, /Eine offene Rechnung \(Art\. 1\)/);
  assert.match(german, /Papier.*1,2 MB/s);
  const words = german.replace(/<style>.*<\/style>/s, '').replaceAll(/<[^>]*>/g, ' ');
  assert.doesNotMatch(words, /\b(the|your|you|we|hold|data|files|package|records?)\b/i);
  assert.match(
    page('en', (one) => one),
    /This is what we hold about you: 3 records of 1 kind\. Each has its own part/,
  );
});
