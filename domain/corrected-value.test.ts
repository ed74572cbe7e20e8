import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CorrectionRule, correctedValue } from './corrected-value.ts';

const cases: [CorrectionRule, string, string | null][] = [
  ['name', '  Noor Aziz ', 'Noor Aziz'],
  ['name', "Anne-Marie O'Neill", "Anne-Marie O'Neill"],
  ['name', '<b>Noor</b>', null],
  ['text', '31 Church Street', '31 Church Street'],
  ['text', 'two\nlines', null],
  ['text', '', null],
  ['email', 'Noor@Mail.example', 'noor@mail.example'],
  ['email', 'a@x.test,b@evil.test', null],
  ['phone', '+1 (555) 010-6001', '+1 (555) 010-6001'],
  ['phone', 'ring me', null],
  ['postcode', '01833', '01833'],
  ['postcode', 'SW1A 1AA', 'SW1A 1AA'],
  ['date', '2024-02-29', '2024-02-29'],
  ['date', '2023-02-29', null],
  ['date', '29.02.2024', null],
  ['number', '-12.50', '-12.50'],
  ['number', '1e9', null],
];

for (const [rule, typed, stored] of cases) {
  test(`${JSON.stringify(typed)} as ${rule} ${stored === null ? 'is refused' : `is stored as ${stored}`}`, () => {
    const result = correctedValue(rule, typed, 'f');
    assert.equal(result.ok ? result.value : null, stored);
    if (!result.ok) assert.equal(result.problems[0].field, 'f');
  });
}

test('an endless value is refused', () => assert.ok(!correctedValue('text', 'x'.repeat(1001)).ok));
