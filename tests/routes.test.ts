import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actionsWithoutForm, codedRoutes, listedRoutes } from './routes.ts';

const coded = codedRoutes();
const listed = listedRoutes().map(({ route }) => route);

test('E2: docs/routes.md lists every page, endpoint and action of the code', () => {
  assert.ok(coded.length > 50, 'the routes are found');
  assert.deepEqual(
    coded.filter((route) => !listed.includes(route)),
    [],
  );
});

test('docs/routes.md lists nothing that the code no longer has, and nothing twice', () => {
  assert.deepEqual(
    listed.filter((route) => !coded.includes(route)),
    [],
  );
  assert.equal(new Set(listed).size, listed.length);
});

test('whoever is named in docs/routes.md is known', () => {
  const known = ['everybody', 'person', 'half', 'viewer', 'reviewer', 'approver', 'auditor', 'admin'];
  assert.deepEqual(
    listedRoutes().flatMap(({ who }) => who.filter((name) => !known.includes(name))),
    [],
  );
});

test('every action takes a form: a call without arguments is posted as text, which the web server refuses', () => {
  assert.deepEqual(actionsWithoutForm(), []);
});
