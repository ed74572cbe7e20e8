import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeLimitMs } from './time-limit.ts';

function form(value: string | File): FormData {
  const data = new FormData();
  data.append('it', value);
  return data;
}

test('some words are waited for longer than the web waits for its database', () => {
  assert.ok(timeLimitMs(form('words')) > 40_000);
  assert.ok(timeLimitMs(form('w'.repeat(4000))) < 46_000);
});

test('ten megabytes on a weak network are not given up on their way', () => {
  const seconds = timeLimitMs(form(new File([new Uint8Array(10 * 1024 * 1024)], 'a.pdf'))) / 1000;
  assert.ok(seconds >= 640, String(seconds));
});
