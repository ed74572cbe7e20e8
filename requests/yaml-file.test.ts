import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { parseYaml } from './yaml-file.ts';

const read = (text: string) => parseYaml(text, 'f', z.strictObject({ name: z.string() }));

test('a text with a star and without quotes is a fault of its file, with its place', () => {
  const message = 'f:1:7: there is no anchor "Acme"; a text that begins with * needs quotes';
  assert.throws(() => read('name: *Acme\n'), { name: 'FileFault', message });
  assert.deepEqual(read('name: "*Acme"\n'), { name: '*Acme' });
});

test('what is no YAML is told with its place, once', () => {
  assert.throws(() => read('name: a\nname: b\n'), { message: 'f:2:1: Map keys must be unique' });
});
