import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { broughtIn, broughtTable } from '#tests/past-requests';
import { viewImport } from './view-import.ts';

const portal = ownPortal();
const rest = 'us-ca,letter,2025-03-01,,2025-03-02,in whole';

test('a report counts the good, and has a line for each that is bad, said twice, here already, or here otherwise', async () => {
  const actor = await makeStaff('admin', 'myself@desk.test');
  await broughtIn(actor, `HERE-1,access,ann@example.test,${rest}`, `Here-2,access,ann@example.test,${rest}`);
  const id = await broughtTable(
    actor,
    `new-1,access,ann@example.test,${rest}`,
    `new-2,access,nobody,${rest}`,
    `NEW-1,access,Ann@example.test,${rest}`,
    `new-1,delete,ann@example.test,${rest}`,
    `here-1,access,else@example.test,${rest}`,
    `new-3,access,myself@desk.test,${rest}`,
    `new-4,access,ann@example.test,Mars,letter,2025-03-01,,2025-03-02,in whole`,
    `HERE-2,delete,else@example.test,us-ca,call,2025-03-01,2025-03-02,2025-03-03,in part`,
  );
  const view = await viewImport({ actor, id, now });
  assert.ok(view.ok && view.value.report);
  const { good, report, done } = view.value;
  assert.deepEqual([good, done, report.twice, report.already], [1, null, [{ line: 4, of: 2 }], [6]]);
  const columns = ['kind', 'channel', 'extendedOn', 'closedOn', 'outcome'];
  assert.deepEqual(report.differs, [{ line: 9, columns }]);
  assert.deepEqual(
    report.bad.map(({ line, problems: [{ code, field }] }) => [line, field, code]),
    [
      [3, 'email', 'address-not-plain'],
      [5, 'reference', 'reference-twice'],
      [7, 'email', 'self-not-allowed'],
      [8, 'law', 'choice-unknown'],
    ],
  );
});

test('to somebody else the table of an admin is none, and no other role has one', async () => {
  const actor = await makeStaff('admin');
  const id = await broughtTable(actor, `else-1,access,ann@example.test,${rest}`);
  assert.equal(codeOf(await viewImport({ actor, id, now })), 'ok');
  assert.equal(codeOf(await viewImport({ actor: await makeStaff('admin'), id, now })), 'not-found');
  assert.equal(codeOf(await viewImport({ actor: await makeStaff('approver'), id, now })), 'role-not-allowed');
  assert.equal(codeOf(await viewImport({ actor, id: 'x', now })), 'not-found');
});

test('when its lines are gone, a table that was brought in still says how many requests came', async () => {
  const actor = await makeStaff('admin');
  const id = await broughtIn(actor, `day-2,access,ann@example.test,${rest}`);
  await portal.owner().query('UPDATE request_import SET lines_sealed = NULL WHERE id = $1', [id]);
  const view = await viewImport({ actor, id, now });
  assert.deepEqual(view.ok && [view.value.report, view.value.done?.count], [null, 1]);
});
