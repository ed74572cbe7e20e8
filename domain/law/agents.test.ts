import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentBases } from '../agent.ts';
import { kinds } from '../kinds.ts';
import { agentsOf, personConfirms } from './agents.ts';
import { lawIds, lawOf } from './law-of.ts';

const california = lawOf('us-ca');
const virginia = lawOf('us-va');

test('California’s agents ask for all; those of the states that name any, to opt out alone; five states name none', () => {
  assert.deepEqual(agentsOf(california)?.value, ['access', 'correct', 'delete', 'opt-out']);
  for (const id of ['co', 'ct', 'tx', 'or', 'mt', 'de', 'nj', 'md', 'mn', 'nh', 'ne'])
    assert.deepEqual(agentsOf(lawOf(`us-${id}`))?.value, ['opt-out'], id);
  for (const id of ['va', 'ut', 'ia', 'tn', 'in', 'ky']) assert.equal(agentsOf(lawOf(`us-${id}`)), null, id);
});

test('what was read in the law is told from what was read about it', () => {
  const sureOnes = lawIds.filter((id) => agentsOf(lawOf(id))?.confidence === 'sure');
  assert.deepEqual(sureOnes.sort(), ['default', 'kr-pipa', 'us-ca', 'us-de', 'us-md', 'us-nj', 'us-or']);
  assert.equal(agentsOf(lawOf('default'))?.isOurs, true);
});

test('an opt-out by an agent waits for nobody, under any law and on any basis', () => {
  for (const id of lawIds)
    for (const basis of agentBases)
      assert.equal(personConfirms([lawOf(id)], 'opt-out', basis), false, `${id} ${basis}`);
});

test('a signed permission is confirmed; a power of attorney is not, where the law takes one; a representative never', () => {
  for (const kind of kinds.filter((one) => !['opt-out', 'report-lost'].includes(one))) {
    assert.equal(personConfirms([california], kind, 'permission'), true, kind);
    assert.equal(personConfirms([california], kind, 'power-of-attorney'), false, kind);
    assert.equal(personConfirms([virginia], kind, 'power-of-attorney'), true, kind);
    // Nobody knows which law it is: what one of them forbids to ask is not asked.
    assert.equal(personConfirms([virginia, california], kind, 'power-of-attorney'), false, kind);
    assert.equal(personConfirms([virginia], kind, 'representative'), false, kind);
  }
});
