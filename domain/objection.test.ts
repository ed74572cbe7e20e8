import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from './answers.ts';
import { checkObjection, scopesOffered } from './objection.ts';

const scopes = [
  { key: 'account', label: 'Your account', removes: [] },
  { key: 'objected', label: 'Your answers', removes: [], isBeforeObjection: true },
];
const changes = [{ version: '2', on: '2026-01-01' }];
const deletion = (scope: string, policyVersion?: string): Answers => ({
  kind: 'delete',
  scope,
  note: '',
  ...(policyVersion === undefined ? {} : { policyVersion }),
});

test('JS-5: who objects names a change that there was; any other version, and none, is refused at its field', () => {
  assert.deepEqual(checkObjection(deletion('objected', '2'), { scopes }, changes), {
    ok: true,
    value: deletion('objected', '2'),
  });
  for (const version of [undefined, '', '3']) {
    const checked = checkObjection(deletion('objected', version), { scopes }, changes);
    assert.deepEqual(!checked.ok && checked.problems, [{ code: 'policy-missing', field: 'policyVersion' }]);
  }
});

test('a version that came along with another scope is dropped', () => {
  assert.deepEqual(checkObjection(deletion('account', '2'), { scopes }, changes), {
    ok: true,
    value: deletion('account'),
  });
});

test('without a change of policy nothing can be objected to, and it is not offered', () => {
  assert.deepEqual(
    scopesOffered({ scopes }, []).map(({ key }) => key),
    ['account'],
  );
  assert.deepEqual(
    scopesOffered({ scopes }, changes).map(({ key }) => key),
    ['account', 'objected'],
  );
  assert.equal(checkObjection(deletion('objected', '2'), { scopes }, []).ok, false);
});
