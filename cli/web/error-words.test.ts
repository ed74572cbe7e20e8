import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { languageNames, languages } from '#domain/languages';
import { guarded } from './fixture.ts';

const wordsOf = (language: string) => JSON.parse(readFileSync(`cli/web/words/${language}.json`, 'utf8'));

/** `pages.404.title` → words. */
function flat(tree: object, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, inner]) =>
    typeof inner === 'string' ? [[before + name, inner] as [string, string]] : flat(inner, `${before}${name}.`),
  );
}

test('error pages have the same words in every language, and none is left in English', () => {
  const english = flat(wordsOf('en'));
  assert.ok(english.length > 20);
  for (const language of languages.filter((one) => one !== 'en')) {
    const words = flat(wordsOf(language));
    assert.deepEqual(
      words.map(([name]) => name),
      english.map(([name]) => name),
      language,
    );
    for (const [at, [name, text]] of words.entries()) assert.notEqual(text, english[at]?.[1], `${language} ${name}`);
    assert.match(wordsOf(language).write, /\{contact\}/);
  }
});

test('an error page is in the language that was chosen, else in the one that the browser asks for', async (t) => {
  const { ask } = await guarded(t);
  const lost = async (...headers: string[]) => (await ask('GET /a//b HTTP/1.1', headers)).body;
  assert.match(await lost(), /<html lang="en">.*We could not read that/s);
  assert.match(await lost('Accept-Language: de-AT'), /<html lang="de">.*Das konnten wir nicht lesen/s);
  const chosen = 'Cookie: x=1; __Host-habeas-language=es; y=2';
  assert.match(await lost('Accept-Language: de-AT', chosen), /<html lang="es">.*No pudimos leer eso/s);
  for (const odd of ['xx', '__proto__', '', '"de"'])
    assert.match(await lost(`Cookie: __Host-habeas-language=${odd}`), /<html lang="en">/, odd);
});

test('V6: an error page holds each other language under its own name, and one of the desk none', async (t) => {
  const { ask } = await guarded(t);
  const octets = async (path: string) => (await ask(`GET ${path} HTTP/1.1`, ['Accept-Language: fr'])).body;
  const page = async (path: string) => Buffer.from(await octets(path), 'latin1').toString();
  const body = await page('/a//b');
  for (const language of languages.filter((one) => one !== 'fr')) {
    const { title, what, next } = wordsOf(language).pages.unreadable;
    const said = `<details lang="${language}"><summary>${languageNames[language]}</summary>`;
    assert.ok(body.includes(`${said}<h2>${title}</h2><p>${what}</p><p>${next}</p></details>`), language);
  }
  assert.doesNotMatch(body, /<summary>Français/);
  // A form that was answered so says what its main part says, once.
  assert.doesNotMatch(body.split('</main>')[0] ?? '', /<details/);
  assert.doesNotMatch(await page('/desk//b'), /<details/);
});

test('an error page of the desk is in English, and one of the visitor’s tells its own reference', async (t) => {
  const { ask } = await guarded(t, async () => {
    throw new Error('planted');
  });
  assert.match((await ask('GET /desk HTTP/1.1', ['Accept-Language: de'])).body, /<html lang="en">.*went wrong/s);
  const { body, status } = await ask('GET /deskless HTTP/1.1', ['Accept-Language: de']);
  assert.equal(status, 500);
  assert.match(body, /Kennzeichen: <strong>[0-9A-F]{12}</);
});
