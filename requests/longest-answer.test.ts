import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruledBy } from '#tests/organisation';
import { longestAnswer } from './longest-answer.ts';

const citation = 'J. Counsel, 1 October 2026';
const line = (law: string, value: string) => `{ law: ${law}, field: answer, value: ${value}, citation: "${citation}" }`;
ruledBy(
  `laws: [us-va, us-ca]\ncorrections: [${line('us-va', '60 days')}, ${line('us-ca', '10 business days')}]`,
  'assistly',
);

test('the start page’s days are those that counsel set right, of whichever law has most', () => {
  assert.equal(longestAnswer(new Date('2026-11-26T12:00:00Z')), 60);
});
