import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const folder = path.resolve(import.meta.dirname, '../requests');

/** A verb opens its own transaction; what is given one is a part of a verb, and tested with it. */
const isVerb = (text: string): boolean =>
  /\b(inTransaction|atDesk|atBulk|lookAtDesk|onOwn|inSnapshot)(<\w+>)?\(|\bdatabase\(\)/.test(text);

/** Moves a request, writes an event, queues something, or changes a row. */
const writes = (text: string): boolean =>
  /\b(move|record|enqueue|post)\(|\.(insert|update|delete)\(|\b(upsert|replace|start|begin)[A-Z]\w*\(tx/.test(text);

/** Shows what belongs to somebody, by its name. */
const shows = (name: string): boolean => /^(view|list|show|collect|find)-/.test(name);

/** Parts of verbs which open a transaction only in order to pass it on. */
const parts = new Set(['at-desk', 'at-bulk', 'on-own']);

type Claim = { says: RegExp; of: (name: string, text: string) => boolean };

const claims: Record<string, Claim> = {
  'done twice': { says: /\btwice\b/i, of: (_, text) => writes(text) },
  'for somebody else': { says: /\bsomebody else\b/i, of: shows },
};

/** The titles of a file's tests. */
const titlesIn = (text: string): string[] =>
  [...text.matchAll(/\btest\(\s*(['"`])(.*?)\1,/g)].map(([, , title = '']) => title);

/** What is claimed of a verb by no test beside it, as `approve: done twice`. */
function lacking(name: string, text: string, tests: string): string[] {
  if (!isVerb(text) || parts.has(name)) return [];
  const titles = tests.includes(`'./${name}.ts'`) ? titlesIn(tests) : [];
  return Object.entries(claims)
    .filter(([, { says, of }]) => of(name, text) && !titles.some((title) => says.test(title)))
    .map(([claim]) => `${name}: ${claim}`);
}

const read = (file: string): string => {
  const full = path.join(folder, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
};

test('every verb that writes has a test beside it of being done twice, every view one of somebody else’s', () => {
  const names = globSync('*.ts', { cwd: folder, exclude: ['*.test.ts'] }).map((file) => path.basename(file, '.ts'));
  assert.ok(names.length > 60, 'the verbs are found');
  const missing = names.flatMap((name) => lacking(name, read(`${name}.ts`), read(`${name}.test.ts`)));
  assert.deepEqual(missing.sort(), []);
});

test('a new verb is named when it has no test, or one that claims something else or is about another verb', () => {
  const verb = "return atDesk(asked, 'triage', async (tx) => { await record(tx, entry); });";
  const claim = "test('burnt twice, it is burnt once', f);";
  assert.deepEqual(lacking('burn', verb, ''), ['burn: done twice']);
  assert.deepEqual(lacking('burn', verb, "import { burn } from './burn.ts'; test('it burns', f);"), [
    'burn: done twice',
  ]);
  assert.deepEqual(lacking('burn', verb, `import { drown } from './drown.ts'; ${claim}`), ['burn: done twice']);
  assert.deepEqual(lacking('burn', verb, `import { burn } from './burn.ts'; ${claim}`), []);
});

test('a new view is named when no test says what somebody else sees', () => {
  const view = 'return onOwn(asked, async (tx, request) => ok(await open(tx, request)));';
  assert.deepEqual(lacking('view-ash', view, ''), ['view-ash: for somebody else']);
  const tests = "import './view-ash.ts'; test(\n  'to somebody else the ash is none',\n f);";
  assert.deepEqual(
    lacking('view-ash', view, tests.replace("import './view-ash.ts'", "import { a } from './view-ash.ts'")),
    [],
  );
});

test('what gets its transaction from a verb is a part of it', () => {
  assert.deepEqual(lacking('renew', 'await tx.update(proof).set(now);', ''), []);
});
