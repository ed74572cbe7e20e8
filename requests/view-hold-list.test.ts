import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { held } from '#tests/held';
import { brought, laid } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { type HoldListView, viewHoldList } from './view-hold-list.ts';

const portal = ownPortal();

async function seen(asked: Parameters<typeof viewHoldList>[0]): Promise<HoldListView> {
  const view = await viewHoldList(asked);
  assert.ok(view.ok);
  return view.value;
}

test('a report counts the good, and has a line for each that is bad, said twice, or held already', async () => {
  const actor = await makeStaff('approver', 'myself@desk.test');
  await held({ identities: { email: 'held@example.test' }, law: 'ORDER  12-345' });
  await held({ identities: { email: 'other-order@example.test' }, law: 'Order 1' });
  await held({ identities: { email: 'other-rows@example.test' }, tables: ['accounts'] });
  const lines = [
    'email,matter,phone',
    'good@example.test',
    'nobody',
    'GOOD@example.test,order 12-345',
    'good@example.test,Order 2',
    'held@example.test',
    'other-order@example.test',
    'other-rows@example.test',
    'myself@desk.test',
  ].join('\n');
  const id = await brought({ actor, lines });
  const { good, report } = await seen({ actor, id, now });
  assert.equal(good, 4);
  assert.ok(report);
  const faults = report.bad.map(({ line, problems }) => [line, ...problems.map(({ code }) => code)]);
  assert.deepEqual(faults, [
    [3, 'address-not-plain'],
    [9, 'self-not-allowed'],
  ]);
  assert.deepEqual([report.twice, report.already, report.unread], [[{ line: 4, of: 2 }], [6], ['phone']]);
});

test('what lines say in their own words is told before it is laid: their people will read it', async () => {
  const actor = await makeStaff('approver');
  const id = await brought({
    actor,
    lines: 'x@example.test,Owes us\ny@example.test,Owes us\nz@example.test\nnobody,Is bad',
  });
  assert.deepEqual((await seen({ actor, id, now })).own, { lines: 2, reasons: ['Owes us'], laws: [] });
  const plain = await brought({ actor, lines: 'plain@example.test' });
  assert.equal((await seen({ actor, id: plain, now })).own, null);
});

test('who may not see whom holds are about learns from a list of nobody that they are held', async () => {
  const lines = 'known@example.test\nfree@example.test';
  await held({ identities: { email: 'known@example.test' }, law: 'Order 12-345' });
  for (const [role, told] of [
    ['admin', { good: 2, already: null }],
    ['approver', { good: 1, already: [1] }],
  ] as const) {
    const actor = await makeStaff(role);
    const { good, report } = await seen({ actor, id: await brought({ actor, lines }), now });
    assert.deepEqual({ good, already: report?.already }, told);
  }
});

test('nobody learns from a list that they are held themselves', async () => {
  const actor = await makeStaff('approver', 'held-self@desk.test');
  await held({ identities: { email: 'held-self@desk.test' } });
  const { report } = await seen({ actor, id: await brought({ actor, lines: 'held-self@desk.test' }), now });
  assert.deepEqual(report?.already, []);
  assert.equal(report?.bad[0]?.problems[0].code, 'self-not-allowed');
});

test('to somebody else the list is none, whatever their role', async () => {
  const actor = await makeStaff('admin');
  const id = await brought({ actor, lines: 'mine@example.test' });
  for (const role of ['admin', 'approver'] as const) {
    assert.equal(codeOf(await viewHoldList({ actor: await makeStaff(role), id, now })), 'not-found');
  }
  assert.equal(codeOf(await viewHoldList({ actor: await makeStaff('reviewer'), id, now })), 'role-not-allowed');
  assert.equal(codeOf(await viewHoldList({ actor, id: 'x', now })), 'not-found');
});

test('when its lines are gone, a list that was laid still says how many it held', async () => {
  const actor = await makeStaff('admin');
  const id = await laid({ actor, lines: 'gone@example.test\nnobody' });
  const before = await seen({ actor, id, now });
  assert.deepEqual([before.report?.bad.length, before.laid?.count], [1, 1]);
  await portal.owner().query('UPDATE hold_list SET lines_sealed = NULL WHERE id = $1', [id]);
  const { report, good, laid: of } = await seen({ actor, id, now });
  assert.deepEqual([report, good, of], [null, 0, { at: now, count: 1 }]);
});
