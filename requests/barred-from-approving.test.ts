import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barredFromApproving } from './barred-from-approving.ts';

test('E3: who picked the person approves nothing, who owns a deletion not that, and everybody else may', () => {
  const of = { kind: 'access', assigneeId: 'owner', chosenBy: 'chooser' } as const;
  for (const kind of ['access', 'delete'] as const) {
    assert.equal(barredFromApproving({ ...of, kind }, 'chooser'), 'chooser-approves');
    assert.equal(barredFromApproving({ ...of, kind }, 'another'), null);
  }
  assert.equal(barredFromApproving({ ...of, kind: 'delete' }, 'owner'), 'owner-approves');
  assert.equal(barredFromApproving(of, 'owner'), null);
  assert.equal(barredFromApproving({ ...of, chosenBy: null, assigneeId: null }, 'anybody'), null);
});
