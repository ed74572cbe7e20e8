import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likelyAddress } from './likely-domain.ts';

test('a slip in a common domain is told, and nothing else', () => {
  const cases: [string, string | null][] = [
    ['ann@gmial.com', 'ann@gmail.com'],
    ['ann@gmai.com', 'ann@gmail.com'],
    ['ann@outlok.com', 'ann@outlook.com'],
    ['ann@gmail.com', null],
    ['ann@mail.example', null],
    ['ann@corp.com', null],
  ];
  for (const [typed, likely] of cases) assert.equal(likelyAddress(typed), likely, typed);
});
