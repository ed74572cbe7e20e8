import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { languages } from '#domain/languages';
import { childEnv } from '#env';
import { readOrganisation } from '#requests/organisation';

function check(folder: string, ...options: string[]) {
  const env = childEnv({ HABEAS_ORGANISATION: folder });
  return spawnSync(process.execPath, ['cli/habeas.ts', 'letters', 'check', ...options], { encoding: 'utf8', env });
}

/** The example with a part of one of its files replaced. */
function changed(name: string, from: string, to: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-letters-'));
  cpSync('examples/clickandchat', folder, { recursive: true });
  const text = readFileSync(path.join(folder, name), 'utf8');
  assert.ok(text.includes(from));
  writeFileSync(path.join(folder, name), text.replace(from, to));
  return folder;
}

for (const example of ['clickandchat', 'jivochat', 'assistly', 'licensepal', 'upsellit']) {
  test(`${example} says everything in each of the five languages`, () => {
    assert.deepEqual(readOrganisation(`examples/${example}`).languages, languages);
    const { status, stdout } = check(`examples/${example}`, '--json');
    assert.deepEqual([status, JSON.parse(stdout)], [0, { ok: true, remarks: [] }]);
  });
}

test('a word without a translation is named with the file that lacks it, and ends with 1', () => {
  const { status, stdout } = check(changed('words/de.yaml', '  an open chargeback: eine offene Rückbuchung\n', ''));
  assert.equal(status, 1);
  assert.equal(stdout, 'words/de.yaml: no translation of "an open chargeback"\n');
});

test('a translation of words that have changed is named, with the nearest that are there', () => {
  const { status, stdout } = check(changed('datamap.yaml', 'label: Special offers', 'label: Special offers of ours'));
  assert.equal(status, 1);
  assert.match(stdout, /words\/fr\.yaml: no translation of "Special offers of ours"\n/);
  assert.match(
    stdout,
    /words\/fr\.yaml: "Special offers" is nowhere any more; did you mean "Special offers of ours"\?\n/,
  );
});

test('words in a file for no language, or under an unknown key, are refused with file and line', () => {
  const folder = changed('words/fr.yaml', 'own:', 'owns:');
  assert.match(check(folder).stderr, /words\/fr\.yaml:2:1: unknown key "owns"; did you mean "own"\?/);
  writeFileSync(path.join(folder, 'words/dee.yaml'), 'own: {}\n');
  assert.match(check(folder).stderr, /words\/dee\.yaml:1:1: is named for no language; did you mean "de\.yaml"\?/);
});

test('a reason in law without a translation is named, and a bare citation is not', () => {
  const { stdout } = check(
    changed('datamap.yaml', 'law: "the rights of others (GDPR', 'law: "the rights of all (GDPR'),
  );
  assert.match(stdout, /words\/de\.yaml: no translation of "the rights of all \(GDPR Art\. 15\(4\)\)"\n/);
  const bare = check(changed('datamap.yaml', 'law: "the rights of others (GDPR Art. 15(4))"', 'law: GDPR Art. 15(4)'));
  assert.doesNotMatch(bare.stdout, /no translation/);
});

test('the question about a fact and the name of work outside are named; a way of showing who somebody is is not', () => {
  const folder = changed('datamap.yaml', 'label: Product }', 'label: Product, ask: What you bought last }');
  const file = path.join(folder, 'organisation.yaml');
  writeFileSync(
    file,
    `${readFileSync(file, 'utf8')}
identity: { delete: { ask: facts, facts: 1 } }
outside: { paper: { title: Contracts on paper, for: [delete], instructions: Look in the cabinet } }
`,
  );
  const { stdout } = check(folder);
  for (const language of ['es', 'fr', 'de', 'pt-BR'])
    for (const words of ['What you bought last', 'Contracts on paper'])
      assert.ok(stdout.includes(`words/${language}.yaml: no translation of "${words}"\n`), `${language} ${words}`);
  assert.equal(stdout.trim().split('\n').length, 8, stdout);
});
