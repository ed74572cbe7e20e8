import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readOrganisation } from './organisation.ts';

const example = 'examples/clickandchat';

function changed(from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'organisation-'));
  const text = readFileSync(join(example, 'organisation.yaml'), 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(join(folder, 'organisation.yaml'), text.replace(from, to));
  return folder;
}

test('the example organisation reads, and says that it is an example', () => {
  const { slug, example: isExample, promises, coolingOffMs } = readOrganisation(example);
  assert.deepEqual([slug, isExample, promises.length, coolingOffMs], ['clickandchat', true, 9, 60_000]);
});

test('a misspelt key is named with file, line and the nearest right one', () => {
  assert.throws(() => readOrganisation(changed('packageDays:', 'packagDays:')), {
    message: /organisation\.yaml:\d+:1: unknown key "packagDays"; did you mean "packageDays"\?/,
  });
});

test('a wrong value inside a part is named with its own line', () => {
  const folder = changed('fromAddress: privacy@clickandchat.example', 'fromAddress: privacy');
  const line =
    readFileSync(join(folder, 'organisation.yaml'), 'utf8').split('\n').indexOf('  fromAddress: privacy') + 1;
  assert.throws(() => readOrganisation(folder), { message: new RegExp(`yaml:${line}:3: letters.fromAddress: `) });
});

test('a saved reply with an unknown variable, or without a language, is refused with file, line and the reply', () => {
  const withReply = (text: string) => changed('replies:', `replies:\n  - { name: Late, text: ${text} }`);
  const all = 'es: a, fr: b, de: c, pt-BR: d';
  assert.equal(readOrganisation(withReply(`{ en: "By {answerBy}", ${all} }`)).replies[0]?.name, 'Late');
  assert.throws(() => readOrganisation(withReply(`{ en: "By {answerby}", ${all} }`)), {
    message:
      /yaml:\d+:\d+: replies\.0\.text\.en: unknown variable \{answerby\}; did you mean "answerBy"\?; a reply has/,
  });
  assert.throws(() => readOrganisation(withReply('{ en: We are late }')), {
    message: /yaml:\d+:\d+: replies\.0\.text: has no es, which is in languages\n.*has no fr/,
  });
});

test('broken YAML is named with its line', () => {
  assert.throws(() => readOrganisation(changed('slug: clickandchat', 'slug: [')), {
    message: /organisation\.yaml:\d+:\d+: /,
  });
});

test('a folder without the file is said so', () => {
  assert.throws(() => readOrganisation('/nowhere'), { message: /organisation\.yaml:1:1: cannot be read/ });
});

/** The example with a file of German words. */
function withWords(text: string): string {
  const folder = changed('slug: clickandchat', 'slug: clickandchat');
  mkdirSync(join(folder, 'words'));
  writeFileSync(join(folder, 'words/de.yaml'), text);
  return folder;
}

test('words in another language are read with the organisation, and what is not there is nobody’s fault', () => {
  const { words } = readOrganisation(withWords('own: { Name: Name }\nletters: { code: { heading: Hallo } }\n'));
  assert.deepEqual(words, { de: { own: { Name: 'Name' }, letters: { code: { heading: 'Hallo' } } } });
  assert.deepEqual(readOrganisation(changed('slug: clickandchat', 'slug: clickandchat')).words, {});
});

test('a sentence with an unknown variable is refused with file, line and the nearest right one', () => {
  const folder = withWords('letters:\n  code:\n    heading: Hallo\n    subject: Für {nmae}\n');
  assert.throws(() => readOrganisation(folder), {
    message: /words\/de\.yaml:4:5: unknown variable \{nmae\}; did you mean "name"\?; this sentence has \{name\}$/,
  });
});

test('an unknown sentence, and what is no sentence, is refused with file and line', () => {
  const message = /words\/de\.yaml:3:5: no letter has the sentence "code\.hedding"; did you mean "code\.heading"\?$/;
  assert.throws(() => readOrganisation(withWords('letters:\n  code:\n    hedding: Hallo\n')), { message });
  for (const value of ['7', '[a]', '""', 'null']) {
    const folder = withWords(`letters:\n  code:\n    heading: ${value}\n`);
    assert.throws(() => readOrganisation(folder), { message: /words\/de\.yaml:\d+:\d+: / }, value);
  }
});
