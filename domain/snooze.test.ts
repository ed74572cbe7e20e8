import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSnoozeReason, lastSnoozeDay, quietEvents, snoozeOf } from './snooze.ts';

const day = 86_400_000;
const told = (type: string, detail = {}) => ({ type, actorId: 'somebody', detail });
const snoozed = told('snoozed', { until: '2026-06-10', why: 'advice' });

test('three days stay before the law’s next day, and a deletion’s cooling-off besides', () => {
  const today = '2026-06-01';
  assert.equal(lastSnoozeDay('2026-07-01', { today, coolsOffMs: 0 }), '2026-06-28');
  assert.equal(lastSnoozeDay('2026-07-01', { today, coolsOffMs: 3 * day }), '2026-06-25');
  assert.equal(lastSnoozeDay('2026-07-01', { today, coolsOffMs: day + 1 }), '2026-06-26');
});

test('no day is left where the law’s next one is near, or over', () => {
  const today = '2026-06-01';
  assert.equal(lastSnoozeDay('2026-06-05', { today, coolsOffMs: 0 }), '2026-06-02');
  assert.equal(lastSnoozeDay('2026-06-04', { today, coolsOffMs: 0 }), null);
  assert.equal(lastSnoozeDay('2026-05-01', { today, coolsOffMs: 0 }), null);
});

test('a request is put back until its day, on which it is there again', () => {
  const events = [told('received'), snoozed];
  assert.deepEqual(snoozeOf(events, '2026-06-09'), { until: '2026-06-10', why: 'advice', staffId: 'somebody' });
  assert.equal(snoozeOf(events, '2026-06-10'), null);
  assert.equal(snoozeOf([told('received')], '2026-06-09'), null);
});

test('whatever happens to it brings it back; a look at it or a letter on its way does not', () => {
  for (const type of quietEvents) assert.ok(snoozeOf([snoozed, told(type)], '2026-06-09'), type);
  for (const type of ['message-sent', 'withdrawn', 'clock-warned', 'letter-bounced', 'assigned', 'woken', 'new-type'])
    assert.equal(snoozeOf([snoozed, told(type)], '2026-06-09'), null, type);
});

test('of two the later counts, also when its day is the earlier one', () => {
  const sooner = told('snoozed', { until: '2026-06-05', why: 'planned' });
  assert.equal(snoozeOf([snoozed, sooner], '2026-06-04')?.until, '2026-06-05');
  assert.equal(snoozeOf([snoozed, sooner], '2026-06-06'), null);
});

test('a reason that is none of the list is none', () => {
  assert.ok(isSnoozeReason('advice'));
  for (const strange of ['', 'Advice', null, 3]) assert.ok(!isSnoozeReason(strange));
  assert.equal(snoozeOf([told('snoozed', { until: '2026-06-10', why: 'x' })], '2026-06-01')?.why, null);
});
