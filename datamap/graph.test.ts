import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { components } from './graph.ts';

const graph = (edges: Record<string, string[]>) => components(Object.keys(edges), (node) => edges[node] ?? []);

test('what is pointed to comes first, and a cycle is one group', () => {
  assert.deepEqual(graph({ lines: ['orders'], orders: ['people'], people: [] }), [['people'], ['orders'], ['lines']]);
  assert.deepEqual(graph({ a: ['b'], b: ['c'], c: ['a'], d: ['a'] }), [['a', 'b', 'c'], ['d']]);
  assert.deepEqual(graph({ tree: ['tree'] }), [['tree']]);
});

test('groups are exactly the nodes that reach one another, and edges never point to a later group', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  fc.assert(
    fc.property(fc.dictionary(node, fc.array(node)), (drawn) => {
      const edges: Record<string, string[]> = { a: [], b: [], c: [], d: [], e: [], f: [], ...drawn };
      const groups = graph(edges);
      const place = new Map(groups.flatMap((group, at) => group.map((name) => [name, at] as const)));
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
        (edges[from] ?? []).some((next) => {
          if (next === to) return true;
          if (seen.has(next)) return false;
          seen.add(next);
          return reaches(next, to, seen);
        });
      for (const one of Object.keys(edges)) {
        for (const other of Object.keys(edges)) {
          const together = one === other || (reaches(one, other) && reaches(other, one));
          assert.equal(place.get(one) === place.get(other), together);
          if (reaches(one, other)) assert.ok((place.get(other) ?? 0) <= (place.get(one) ?? 0));
        }
      }
    }),
  );
});
