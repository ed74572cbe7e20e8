import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendsSignal } from './opt-out-signal.ts';

test('a header that is exactly 1 is the signal, also beside others of its name', () => {
  for (const header of ['1', ' 1 ', '1, 1', '0, 1', '1,true']) assert.equal(sendsSignal(header), true, header);
});

test('any other value, and none, is no signal', () => {
  for (const header of [null, '', '0', 'true', '11', '1;q=1', '"1"', 'yes, 10', '+1', '01'])
    assert.equal(sendsSignal(header), false, String(header));
});
