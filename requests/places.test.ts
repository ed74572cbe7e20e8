import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruledBy } from '#tests/organisation';
import { asksPlace, isRight, placesOffered } from './places.ts';

ruledBy('laws: [us-ca, us-ia, us-ut, us-coppa, in-dpdp, default]');
const now = new Date('2026-06-01T12:00:00Z');

test('places are offered whose law has begun, and no law that is about no place', () => {
  const offered = (day: string) => placesOffered(new Date(`${day}T12:00:00Z`)).map(({ law }) => law);
  assert.deepEqual(offered('2026-06-01'), ['us-ca', 'us-ia', 'us-ut', 'default']);
  assert.deepEqual(offered('2027-05-12'), ['us-ca', 'us-ia', 'us-ut', 'default']);
  assert.deepEqual(offered('2027-05-13'), ['us-ca', 'us-ia', 'us-ut', 'in-dpdp', 'default']);
});

test('an opt-out and a stolen card never wait for where somebody lives', () => {
  const asked = (['access', 'correct', 'delete', 'opt-out', 'report-lost'] as const).filter((kind) =>
    asksPlace(kind, now),
  );
  assert.deepEqual(asked, ['access', 'correct', 'delete']);
});

test('what a law does not give is not offered there, and is from the day on which it does', () => {
  assert.ok(isRight('correct', 'us-ca', now) && !isRight('correct', 'us-ia', now));
  assert.ok(isRight('access', 'us-ia', now) && isRight('report-lost', 'us-ia', now));
  assert.ok(!isRight('correct', 'us-ut', now));
  assert.ok(isRight('correct', 'us-ut', new Date('2026-07-01T12:00:00Z')));
});

test('who does not know where they belong may ask what any of the laws gives', () => {
  for (const residence of [undefined, 'unsure', 'eu-gdpr']) assert.ok(isRight('correct', residence, now));
});
