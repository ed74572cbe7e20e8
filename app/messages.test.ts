import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { createTranslator } from 'use-intl/core';
import { type Language, languages } from '#domain/languages';

const app = import.meta.dirname;
type Tree = { [name: string]: string | Tree };
const read = (language: Language): Tree =>
  JSON.parse(readFileSync(path.join(app, 'messages', `${language}.json`), 'utf8'));

/** Every sentence by its path. */
function flat(tree: Tree, before = ''): [path: string, words: string][] {
  return Object.entries(tree).flatMap(([name, found]) =>
    typeof found === 'string' ? [[before + name, found] as [string, string]] : flat(found, `${before}${name}.`),
  );
}

const english = new Map(flat(read('en')));
const others = languages
  .filter((language) => language !== 'en')
  .map((language) => [language, flat(read(language))] as const);

/** What a sentence has filled in, and its tags. */
const variables = (words: string): string[] =>
  [...new Set([...words.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? `<${tag}>`))].sort();

test('every language has exactly the sentences that English has, in the same order', () => {
  for (const [language, sentences] of others)
    assert.deepEqual(
      sentences.map(([key]) => key),
      [...english.keys()],
      language,
    );
});

test('every sentence fills in what the English one fills in', () => {
  for (const [language, sentences] of others)
    for (const [key, words] of sentences)
      assert.deepEqual(variables(words), variables(english.get(key) ?? ''), `${language} ${key}`);
});

/** Words that are the same in both languages. */
const alike = new Set([
  'es form.error',
  'es myData.no',
  'fr proveCode.code',
  'fr conversation.title',
  'de start.post',
  'de proveCode.code',
]);

test('nothing is left in English', () => {
  for (const [language, sentences] of others)
    for (const [key, words] of sentences) {
      if (alike.has(`${language} ${key}`)) continue;
      assert.ok(words.trim(), `${language} ${key} is empty`);
      const bare = words.replace(/\{.*\}|<\/?\w+>/g, '');
      if (/\p{L}{2}/u.test(bare)) assert.notEqual(words, english.get(key), `${language} ${key}`);
      assert.doesNotMatch(bare, /\b(the|your|you|with|this|and|of)\b/i, `${language} ${key}: ${words}`);
    }
});

const onError = (error: Error): never => {
  throw error;
};

/** The sentence with a number, or `x`, wherever something is filled in. */
function written(language: Language, words: string, number: number): string {
  const values = variables(words).map((name) =>
    name.startsWith('<') ? [name.slice(1, -1), () => 'x'] : [name, number],
  );
  const t = createTranslator({ locale: language, messages: { words }, onError });
  return [t.rich('words', Object.fromEntries(values))].flat().join('');
}

test('every sentence can be written, for none, one, two and very many', () => {
  for (const language of languages)
    for (const [key, words] of flat(read(language)))
      for (const number of [0, 1, 2, 1_000_000]) {
        const got = written(language, words, number);
        assert.doesNotMatch(got, /[{}#<>]|^$/, `${language} ${key}`);
        // In French and Portuguese none is like one, so that no form may spell its number out.
        if (/ plural,/.test(words) && number !== 1)
          assert.ok(got.includes(number.toLocaleString(language)), `${language} ${key}`);
      }
});

test('every plural has the forms that its language has, and no other', () => {
  for (const language of languages) {
    const ofLanguage = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    for (const [key, words] of flat(read(language)))
      for (const [, forms = ''] of words.matchAll(/plural, ((?:\w+ \{[^{}]*\} ?)+)\}/g))
        assert.deepEqual(
          [...forms.matchAll(/(\w+) \{/g)].map(([, form]) => form ?? '').sort(),
          ofLanguage,
          `${language} ${key}`,
        );
  }
});

/** How an official page does not speak: over-familiar, begging or loud. */
const unwanted: Record<Language, RegExp> = {
  en: /\b(please|sorry|oops)\b|!/i,
  es: /\b(tú|tu|tus|te|ti|vosotros|por favor|lo sentimos|inválid[oa])\b|[!¡]/iu,
  fr: /(?<!\p{L})(tu|ton|ta|tes|toi|désolé|invalide)(?!\p{L})|s’il vous plaît|!|'/iu,
  de: /(?<!\p{L})(du|dein\w*|dir|dich|euch|bitte|leider|ungültig)(?!\p{L})|!/iu,
  'pt-BR': /(?<!\p{L})(tu|teu|tua|vós|por favor|desculpe|inválid[oa])(?!\p{L})|!/iu,
};

test('the words are formal and plain: no please, no sorry, no invalid, no exclamation', () => {
  for (const language of languages)
    for (const [key, words] of flat(read(language)))
      assert.doesNotMatch(words, unwanted[language], `${language} ${key}`);
});

const filesOf = (pattern: string, cwd: string) =>
  globSync(pattern, { cwd })
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ file, text: readFileSync(path.join(cwd, file), 'utf8') }));
const textsOf = (pattern: string, cwd: string) => filesOf(pattern, cwd).map(({ text }) => text);
const files = filesOf('**/*.{ts,tsx}', app);
const sources = files.map(({ text }) => text);

/** The files that take words of a group, and those beside them from which they have the sentences' names. */
function usersOf(group: string): string {
  const users = files.filter(({ text }) => text.includes(`('${group}')`) || text.includes(`('${group}.`));
  const isBeside = (file: string) =>
    users.some(
      (user) => path.dirname(user.file) === path.dirname(file) && user.text.includes(`from './${path.basename(file)}'`),
    );
  return [...users, ...files.filter(({ file }) => isBeside(file))].map(({ text }) => text).join('\n');
}

/** States and kinds are passed on as they are. */
const lists = textsOf('*.ts', path.join(app, '../domain')).join('\n');

/** A sentence's name as the code writes it: whole, or with its last parts filled in. */
function isWritten(name: string, text: string): boolean {
  const parts = name.split('.');
  const beginnings = parts.slice(0, -1).map((_, at) => `\`${parts.slice(0, at + 1).join('.')}.\${`);
  return [`'${name}'`, ...beginnings].some((spelling) => text.includes(spelling));
}

test('every sentence is used by some page', () => {
  for (const key of english.keys()) {
    const [group = '', ...rest] = key.split('.');
    const name = rest.join('.');
    const users = usersOf(group);
    // Every form has these; see formWords.
    if (['form', 'problems'].includes(group)) continue;
    if (name.startsWith('errors.')) assert.ok(users.includes(`formWords('${group}')`), key);
    else if (name === 'title' && users.includes(`titled('${group}')`)) continue;
    else assert.ok(isWritten(name, users) || (group === 'states' && lists.includes(`'${name}'`)), key);
  }
});

test('no class on a page means left or right: both directions of writing are laid out alike', () => {
  const sided =
    /(?<=['"` :])-?(ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr)-\S|\btext-(left|right)\b|\bfloat-(left|right)\b/;
  for (const text of sources) assert.doesNotMatch(text.replaceAll(/rounded-(lg)/g, ''), sided);
});

test('a page that sends its form along with a language has actions that look for one', () => {
  const asking = globSync('**/page.tsx', { cwd: app }).filter((file) =>
    /<Page\s+asks/.test(readFileSync(path.join(app, file), 'utf8')),
  );
  assert.ok(asking.length > 10);
  for (const file of asking) {
    const text = readFileSync(path.join(app, file), 'utf8');
    const from = /from '(\.[^']*actions\.ts)'/.exec(text)?.[1] ?? './actions.ts';
    const actions = readFileSync(path.join(app, path.dirname(file), from), 'utf8');
    assert.ok(actions.includes('inAnotherLanguage(form)'), file);
  }
});

test('of a copy nobody is told that it holds all: a name of somebody else may be left out of one that was given in whole', () => {
  for (const language of languages) {
    const words = new Map(flat(read(language))).get('outcome.words.access.fulfilled') ?? '';
    assert.doesNotMatch(words, /\b(all|alles|tout|todo|tudo)\b/i, language);
  }
});
