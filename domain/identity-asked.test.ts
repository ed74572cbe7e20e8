import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityAsked } from './identity-asked.ts';

const saysOf = (given: unknown) => {
  const read = identityAsked.safeParse(given);
  return read.success ? 'ok' : `${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`;
};

test('facts or a declaration can be asked for before a copy or a deletion; two facts where no number is said', () => {
  assert.equal(saysOf({}), 'ok');
  assert.deepEqual(identityAsked.parse({ delete: { ask: 'facts' } }).delete, { ask: 'facts', facts: 2 });
});

test('a file that asks anything for an opt-out is refused, with the law', () => {
  for (const ask of ['facts', 'declaration']) assert.match(saysOf({ 'opt-out': { ask } }), /^opt-out: .*7060\(b\)/);
});

test('a file that asks for an identity card, for no or too many facts, or for another kind is refused', () => {
  assert.match(saysOf({ delete: { ask: 'identity-card' } }), /^delete.ask: must be facts or declaration/);
  assert.match(saysOf({ delete: { ask: 'facts', facts: 0 } }), /^delete.facts/);
  assert.match(saysOf({ delete: { ask: 'facts', facts: 9 } }), /^delete.facts/);
  assert.match(saysOf({ correct: { ask: 'facts' } }), /correct/);
});
