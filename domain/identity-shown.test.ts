import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answers, answers } from './answers.ts';
import { identityAsked } from './identity-asked.ts';
import { identityWanted, isIdentityShown, proofWays, statementUnder } from './identity-shown.ts';
import { lawOf } from './law/law-of.ts';

const laws = [lawOf('default')];
const everything = identityAsked.parse({ access: { ask: 'declaration' }, delete: { ask: 'facts', facts: 3 } });
const asked = (given: unknown): Answers => answers.parse(given);
const deletion = asked({ kind: 'delete', scope: 'everything' });
const copy = (...categories: string[]) => asked({ kind: 'access', categories });
const self = { agent: null, isChild: false, laws };

test('nothing is asked by default, and never for an opt-out, a correction, a loss or a complaint', () => {
  assert.equal(identityWanted({}, { ...self, answers: deletion }), null);
  for (const given of [
    { kind: 'opt-out', purposes: ['offers'] },
    { kind: 'correct', changes: [{ field: 'a.b', value: 'c' }] },
    { kind: 'report-lost', items: ['card'] },
    { kind: 'other', topic: 'complaint', words: 'No' },
  ]) {
    assert.equal(identityWanted(everything, { ...self, answers: asked(given) }), null, given.kind);
  }
});

test('a copy is asked about where it may hold what the file names, and one of everything may', () => {
  const identity = identityAsked.parse({ access: { ask: 'facts', categories: ['health'] } });
  const wanted = { ask: 'facts', facts: 2 };
  assert.deepEqual(identityWanted(identity, { ...self, answers: copy() }), wanted);
  assert.deepEqual(identityWanted(identity, { ...self, answers: copy('contact', 'health') }), wanted);
  assert.equal(identityWanted(identity, { ...self, answers: copy('contact') }), null);
  assert.deepEqual(identityWanted(everything, { ...self, answers: copy('contact') }), { ask: 'declaration', facts: 2 });
});

test('who holds a paper that no law lets the person be asked about, and a parent, are asked for nothing more', () => {
  const agent = { name: 'Law & Co', address: 'x', getsAnswer: false };
  const wanted = (basis: 'permission' | 'power-of-attorney' | 'representative', law: string) =>
    identityWanted(everything, { ...self, answers: deletion, agent: { ...agent, basis }, laws: [lawOf(law)] });
  assert.equal(wanted('power-of-attorney', 'us-ca'), null);
  assert.equal(wanted('representative', 'eu-gdpr'), null);
  assert.equal(wanted('permission', 'us-ca')?.ask, 'facts');
  assert.equal(identityWanted(everything, { ...self, answers: deletion, isChild: true }), null);
});

test('more than what is wanted is enough, less is not', () => {
  const isEnough = (ask: 'facts' | 'declaration') =>
    proofWays.filter((way) => isIdentityShown({ ask, facts: 2 }, [way]));
  assert.deepEqual(isEnough('facts'), ['facts', 'posted-code', 'desk']);
  assert.deepEqual(isEnough('declaration'), proofWays);
  assert.equal(isIdentityShown(null, []), true);
  assert.equal(isIdentityShown({ ask: 'declaration', facts: 2 }, []), false);
});

test('a declaration is under penalty of perjury where California’s law alone rules, and nowhere else', () => {
  assert.equal(statementUnder([{ id: 'us-ca' }]), 'perjury');
  assert.equal(statementUnder([{ id: 'us-ca' }, { id: 'eu-gdpr' }]), 'plain');
  assert.equal(statementUnder([]), 'plain');
});
