import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { funnelOf, funnelSteps } from './funnel.ts';

test('who came further has been at every step before; nobody is counted twice at one', () => {
  const came = fc.array(fc.constantFrom(...funnelSteps));
  fc.assert(
    fc.property(came, (people) => {
      const funnel = funnelOf(people.map((furthest) => ({ furthest, count: 1 })));
      for (const [index, step] of funnelSteps.entries()) {
        const there = people.filter((furthest) => funnelSteps.slice(index).includes(furthest));
        assert.equal(funnel[step], there.length, step);
      }
    }),
  );
});
