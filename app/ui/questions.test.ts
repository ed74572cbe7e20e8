import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askOf, type Question } from './questions.ts';

const parts: Question = { as: 'checkboxes', name: 'parts', legend: 'What?', missing: 'parts-missing', choices: [] };
const words = { 'extent-missing': 'Choose how much', unknown: 'Check this answer' };

test('a browser is told names and words of a question, and nothing else of it', () => {
  const extent: Question = {
    as: 'radios',
    name: 'extent',
    legend: 'How much?',
    missing: 'extent-missing',
    choices: [{ value: 'some', label: 'Some' }],
    inside: { at: 'some', ask: parts },
  };
  assert.deepEqual(askOf(extent, words), {
    name: 'extent',
    lack: 'Choose how much',
    inside: { at: 'some', ask: { name: 'parts', lack: 'Check this answer' } },
  });
  assert.deepEqual(askOf({ as: 'textarea', name: 'words', label: 'Words' }, words), { name: 'words' });
});
