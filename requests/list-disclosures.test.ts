import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { disclosed } from '#tests/disclosed';
import { ownPortal } from '#tests/own-portal';
import { listDisclosures } from './list-disclosures.ts';

ownPortal();

test('disclosures are listed latest first, page by page, each once, without names', async () => {
  const actor = await makeStaff('approver');
  const ids: string[] = [];
  for (let count = 0; count < 53; count++) {
    const disclosedOn = count < 30 ? '2026-05-20' : '2026-05-19';
    ids.push(await disclosed({ actor, identities: { email: 'many@example.test' }, disclosedOn }));
  }
  const first = await listDisclosures({ actor, now });
  assert.ok(first.ok && first.value.next);
  const second = await listDisclosures({ actor, after: first.value.next, now });
  assert.ok(second.ok);
  assert.deepEqual([first.value.lines.length, second.value.lines.length, second.value.next], [50, 3, null]);
  const listed = [...first.value.lines, ...second.value.lines];
  assert.deepEqual(listed.map(({ id }) => id).sort(), ids.sort());
  assert.equal(listed[0]?.disclosedOn, '2026-05-20');
  assert.doesNotMatch(JSON.stringify(listed), /many@|police/);
  for (const after of ['x', '2026-05-20_x', '2026-99-99_00000000-0000-4000-8000-000000000000']) {
    const odd = await listDisclosures({ actor, after, now });
    assert.equal(odd.ok && odd.value.lines.length, 50);
  }
});

test('a disclosure about a member of staff is listed to somebody else and never to them; reviewers get no list', async () => {
  const self = await makeStaff('approver', 'given@desk.test');
  const id = await disclosed({ identities: { email: 'given@desk.test' }, disclosedOn: '2026-06-01' });
  const isListed = async (actor: typeof self) => {
    const list = await listDisclosures({ actor, now });
    return list.ok && list.value.lines.some((line) => line.id === id);
  };
  assert.deepEqual([await isListed(self), await isListed(await makeStaff('admin'))], [false, true]);
  assert.equal(codeOf(await listDisclosures({ actor: await makeStaff('reviewer'), now })), 'role-not-allowed');
});
