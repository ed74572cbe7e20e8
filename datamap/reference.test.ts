import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { mapJsonSchema } from './json-schema.ts';
import { parseMap } from './load.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../docs/data-map.md'), 'utf8');
/** What stands in examples and between backticks. */
const code = [...page.matchAll(/```yaml\n([\s\S]*?)```|`([^`\n]+)`/g)]
  .map(([, block, inline]) => block ?? inline)
  .join('\n');

/** Every key that the schema of a map names, at whatever depth. */
function keysOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== 'object' || schema === null) return found;
  if ('properties' in schema) for (const key of Object.keys(Object(schema.properties))) found.add(key);
  for (const part of Object.values(schema)) keysOf(part, found);
  return found;
}

test('the reference has every key that a map may have in an example, or by its name as code', () => {
  const keys = [...keysOf(mapJsonSchema())];
  assert.ok(keys.length > 60, `${keys}`);
  const missing = keys.filter((key) => !new RegExp(`\\b${key}\\b`).test(code));
  assert.deepEqual(missing, []);
});

test('the smallest map of the reference is a map as it stands', () => {
  const [, smallest = ''] = /## The smallest map\n```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const { map } = parseMap(smallest, 'datamap.yaml');
  assert.deepEqual(Object.keys(map.tables), ['accounts', 'orders']);
});

test('every example of the reference is YAML', () => {
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  assert.ok(blocks.length > 20);
  // Some show several ways to write one key, or several conditions: each is one by itself.
  for (const block of blocks) for (const one of alone(block)) assert.doesNotThrow(() => parse(one), one);
});

/** Parts that begin at the margin with a key that stood before, or with a bracket. */
function alone(block: string): string[] {
  const parts: string[][] = [];
  const seen = new Set<string>();
  for (const line of block.split('\n')) {
    const [key] = /^(?:\w[\w ]*(?=:)|\{)/.exec(line) ?? [];
    const isAgain = key !== undefined && (key === '{' || seen.has(key));
    if (parts.length === 0 || isAgain) parts.push([]);
    if (isAgain) seen.clear();
    if (key) seen.add(key);
    parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

test('the contents of the reference lead to every heading, in their order', () => {
  const anchor = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-');
  const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => anchor(heading));
  const [contents = ''] = page.split('\n## ');
  const links = [...contents.matchAll(/\]\(#([^)]+)\)/g)].map(([, link]) => link);
  assert.deepEqual(links, headings);
  for (const [, link = ''] of page.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(headings.includes(link), link);
});
