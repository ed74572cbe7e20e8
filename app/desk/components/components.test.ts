import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const here = import.meta.dirname;
const ui = path.resolve(here, '../../ui');
const pages = globSync('*.tsx', { cwd: here }).map((file) => readFileSync(path.join(here, file), 'utf8'));

type Named = { name: string; file: string };
const namedBy = (pattern: RegExp, text: string): Named[] =>
  [...text.matchAll(pattern)].map(([, name, file]) => ({ name: String(name), file: String(file) }));

/** Drawn by the page, and only listed by it. */
const drawn = (text: string) => namedBy(/<Shown[^>]*?\sname="(\w+)"\s+file="([\w/-]+\.tsx)"/g, text);
const listed = (text: string) => namedBy(/name: '(\w+)',\s+file: '([\w/-]+\.tsx)'/g, text);

test('the page shows or lists every component there is', () => {
  const files = globSync('**/*.tsx', { cwd: ui }).map((file) => file.replaceAll('\\', '/'));
  const named = pages.flatMap((text) => [...drawn(text), ...listed(text)]);
  assert.ok(files.length > 50, 'the components are found');
  assert.deepEqual(
    files.filter((file) => !named.some((one) => one.file === file)),
    [],
  );
});

test('each stands under the name by which its file exports it', () => {
  for (const { name, file } of pages.flatMap((text) => [...drawn(text), ...listed(text)])) {
    const text = readFileSync(path.join(ui, file), 'utf8');
    assert.match(text, new RegExp(`export (async )?(function|const) ${name}\\b`), `${file} has ${name}`);
  }
});

test('what is shown is the component that pages use, and no copy of it', () => {
  for (const text of pages) {
    for (const { name, file } of drawn(text)) {
      assert.ok(text.includes(`'../../ui/${file}'`), `${name} comes from ${file}`);
      assert.match(text, new RegExp(`<${name}\\b`), `${name} is drawn`);
    }
  }
});
