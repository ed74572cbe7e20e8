import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAtMost } from '#domain/hold-list';
import { codeOf, makeStaff } from '#tests/desk';
import { listForm } from '#tests/hold-list';
import { ownPortal } from '#tests/own-portal';
import { type ProposeHoldList, proposeHoldList } from './propose-hold-list.ts';

const portal = ownPortal();
const rowsOf = async (table: string) => (await portal.owner().query(`SELECT * FROM ${table}`)).rows;

test('US-6: a list is kept sealed, with one event that counts its lines, and holds nobody', async () => {
  const actor = await makeStaff('admin');
  assert.equal(codeOf(await proposeHoldList(listForm({ actor, lines: 'clear@example.test\nbea@example.test' }))), 'ok');
  const events = await portal.owner().query("SELECT detail FROM event WHERE type = 'hold-list-read'");
  assert.deepEqual(events.rows.at(-1).detail.lines, 2);
  const kept = await portal.owner().query('SELECT l::text FROM hold_list l');
  assert.doesNotMatch(JSON.stringify([kept.rows, events.rows]), /clear@|636c65617240/);
  assert.deepEqual(await rowsOf('hold'), []);
});

test('the same form sent twice keeps one list', async () => {
  const form = listForm({ actor: await makeStaff('approver'), lines: 'twice@example.test' });
  const before = await portal.events('hold-list-read');
  const all = [...(await Promise.all([proposeHoldList(form), proposeHoldList(form)])), await proposeHoldList(form)];
  assert.equal(new Set(all.map((one) => one.ok && one.value)).size, 1);
  assert.equal((await portal.events('hold-list-read')) - before, 1);
});

test('the same form with other lines or words, after going back to it, brings another list', async () => {
  const form = listForm({ actor: await makeStaff('approver'), lines: 'first@example.test' });
  const before = await portal.events('hold-list-read');
  const others = [{ lines: 'first@example.test\nmore@example.test' }, { reason: 'Else' }, { law: 'Order 2' }];
  const ids = new Set<unknown>();
  for (const more of [{}, ...others, { reviewOn: '2036-02-01' }, {}]) {
    const proposed = await proposeHoldList({ ...form, ...more });
    ids.add(proposed.ok && proposed.value);
  }
  assert.equal(ids.size, 5);
  assert.equal((await portal.events('hold-list-read')) - before, 5);
});

test('all that is wrong with a form is told at once, each at its field, and nothing is kept', async () => {
  const actor = await makeStaff('admin');
  const before = (await rowsOf('hold_list')).length;
  const wrong: [Partial<ProposeHoldList>, string[]][] = [
    [{ lines: null }, ['lines: list-not-text']],
    [{ isTwice: true }, ['lines: list-twice']],
    [{ lines: ' \n' }, ['lines: list-missing']],
    [{ lines: 'a@b.test\n'.repeat(listAtMost + 1) }, ['lines: list-too-long']],
    [{ lines: 'x'.repeat(1_000_001) }, ['lines: list-too-large']],
    [
      { reason: ' ', law: 'x'.repeat(2001), reviewOn: '2026-05-31' },
      ['reason: reason-missing', 'law: answer-too-long', 'reviewOn: day-over'],
    ],
    [{ lines: '', reviewOn: '31/01/2036' }, ['lines: list-missing', 'reviewOn: day-not-valid']],
    [{ submissionKey: 'x' }, ['undefined: page-expired']],
  ];
  for (const [more, faults] of wrong) {
    const refused = await proposeHoldList(listForm({ actor, lines: 'ann@example.test', ...more }));
    assert.deepEqual(refused.ok || refused.problems.map(({ code, field }) => `${field}: ${code}`), faults);
  }
  assert.equal((await rowsOf('hold_list')).length, before);
});

test('reviewers bring no list', async () => {
  const actor = await makeStaff('reviewer');
  assert.equal(codeOf(await proposeHoldList(listForm({ actor, lines: 'ann@example.test' }))), 'role-not-allowed');
});
