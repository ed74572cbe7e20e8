import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSame } from './same.ts';

function form(...values: (string | File)[]): FormData {
  const data = new FormData();
  for (const value of values) {
    if (typeof value === 'string') data.append('words', value);
    else data.append('file', value);
  }
  return data;
}
const file = (content: string, name: string, lastModified = 1) => new File([content], name, { lastModified });

test('the same words and the same file are the same form', () => {
  assert.ok(isSame(form('a', file('abc', 'a.pdf')), form('a', file('abc', 'a.pdf'))));
  assert.ok(!isSame(form('a'), form('b')));
  assert.ok(!isSame(form('a'), form('a', 'a')));
});

test('another file is another form: of another name, length or time', () => {
  const one = form(file('abc', 'a.pdf'));
  for (const other of [file('abc', 'b.pdf'), file('abcd', 'a.pdf'), file('abc', 'a.pdf', 2)])
    assert.ok(!isSame(one, form(other)), other.name);
});

test('a field without a file is the same at any time', () => {
  assert.ok(isSame(form(file('', '', 1)), form(file('', '', 2))));
});
