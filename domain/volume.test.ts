import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { volumesOf } from './volume.ts';

const steps = ['2026-01-01', '2026-02-01', '2026-03-01'];
const cell = fc.record({
  step: fc.constantFrom(...steps, '2027-01-01'),
  law: fc.constantFrom('us-ca', 'eu-gdpr', 'us-ca eu-gdpr'),
  count: fc.integer({ min: 1, max: 9 }),
});
const lawsOf = ({ law }: { law: string }) => law.split(' ');

test('every count is in its sort and step, and in the total; a group of several sorts counts for each', () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const volumes = volumesOf(cells, steps, lawsOf);
      for (const { key, total, counts } of volumes) {
        const mine = cells.filter((one) => lawsOf(one).includes(key));
        const sum = (some: typeof cells) => some.reduce((all, { count }) => all + count, 0);
        assert.deepEqual(
          counts,
          steps.map((step) => sum(mine.filter((one) => one.step === step))),
        );
        assert.equal(total, sum(mine.filter(({ step }) => steps.includes(step))));
      }
      const known = cells.filter(({ step }) => steps.includes(step)).flatMap(lawsOf);
      assert.deepEqual(volumes.map(({ key }) => key).sort(), [...new Set(known)].sort());
    }),
  );
});

test('the commonest is first, and equal ones are in the order of their names', () => {
  const cells = ['b', 'a', 'c', 'c'].map((key) => ({ key, step: '2026-02-01', count: 1 }));
  const keys = volumesOf(cells, steps, ({ key }) => [key]).map(({ key }) => key);
  assert.deepEqual(keys, ['c', 'a', 'b']);
});
