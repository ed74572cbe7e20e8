import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Certificates, certificateEnds, certificatesEnding } from './certificates.ts';

const now = new Date('2027-03-01T12:00:00Z');
const none: Certificates = { pages: null, portal: null, account: null, mail: null };
const whose = (ends: { whose: string; isOver: boolean }[]) =>
  ends.map((end) => `${end.whose}${end.isOver ? ' over' : ''}`);

test('certificates come in the order in which they end; where there is none, nothing is said', () => {
  assert.deepEqual(certificateEnds(null, now), []);
  assert.deepEqual(certificateEnds(none, now), []);
  const known = { ...none, pages: '2027-09-01T00:00:00.000Z', mail: '2027-06-01T00:00:00.000Z' };
  assert.deepEqual(whose(certificateEnds(known, now)), ['mail', 'pages']);
});

test('three weeks before it ends a certificate is told of, and not a day sooner', () => {
  const ending = (mail: string) => whose(certificatesEnding({ ...none, mail }, now));
  assert.deepEqual(ending('2027-03-22T12:00:00Z'), []);
  assert.deepEqual(ending('2027-03-22T11:59:59Z'), ['mail']);
  assert.deepEqual(ending('2027-03-01T12:00:01Z'), ['mail']);
  assert.deepEqual(ending('2027-03-01T12:00:00Z'), ['mail over']);
});
