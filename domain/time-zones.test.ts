import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockIn, isTimeZone, timeZones } from './time-zones.ts';

test('every zone of the list can be read; an offset, a slip and an injection are none', () => {
  assert.equal(timeZones()[0], 'UTC');
  assert.equal(new Set(timeZones()).size, timeZones().length);
  for (const zone of timeZones()) assert.equal(typeof clockIn(zone)(new Date(0)), 'string');
  assert.ok(isTimeZone('Europe/Berlin'));
  for (const odd of ['', '+02:00', 'europe/berlin', 'Mars/Olympus', "UTC'; select 1"]) assert.ok(!isTimeZone(odd), odd);
});

test('a zone is found by its name of now, and the organisation’s own by whatever name its file has', () => {
  for (const zone of ['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv']) assert.ok(isTimeZone(zone), zone);
  for (const own of ['US/Pacific', 'europe/berlin', 'Asia/Kolkata']) {
    assert.equal(timeZones(own).filter((zone) => zone === own).length, 1, own);
  }
});

test('an instant is what the clocks of the zone showed then, in summer and in winter, and midnight is 00:00', () => {
  const berlin = clockIn('Europe/Berlin');
  assert.equal(berlin(new Date('2026-06-30T22:00:00Z')), '2026-07-01 00:00');
  assert.equal(berlin(new Date('2026-01-01T22:05:00Z')), '2026-01-01 23:05');
  assert.equal(clockIn('America/Los_Angeles')(new Date('2026-01-01T07:59:00Z')), '2025-12-31 23:59');
});
