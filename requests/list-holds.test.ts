import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, makeStaff, now } from '#tests/desk';
import { held } from '#tests/held';
import { ownPortal } from '#tests/own-portal';
import { liftHold } from './lift-hold.ts';
import { listHolds } from './list-holds.ts';

ownPortal();

test('holds in force come first, by day of review, without whom they are about', async () => {
  const late = await held({ identities: { email: 'late@example.test' }, reviewOn: '2036-02-01', now });
  const soon = await held({ tables: ['accounts'], reviewOn: '2036-01-01', now: new Date(now.getTime() + 1000) });
  const over = await held({ tables: ['accounts'], reviewOn: '2035-01-01', now: new Date(now.getTime() + 2000) });
  const actor = await makeStaff('admin');
  await liftHold({ actor, holdId: over, reason: 'Over', now });
  const list = await listHolds({ actor, now });
  assert.ok(list.ok);
  assert.deepEqual(
    list.value.lines.map(({ id, isAboutPerson, liftedAt }) => [id, isAboutPerson, liftedAt !== null]),
    [
      [soon, false, false],
      [late, true, false],
      [over, false, true],
    ],
  );
  assert.doesNotMatch(JSON.stringify(list), /late@example/);
});

test('a hold about a member of staff is listed to somebody else and never to them; reviewers get no list', async () => {
  const self = await makeStaff('approver', 'listed@desk.test');
  const id = await held({ identities: { email: 'listed@desk.test' }, now: new Date(now.getTime() + 3000) });
  const isListed = async (actor: typeof self) => {
    const list = await listHolds({ actor, now });
    return list.ok && list.value.lines.some((one) => one.id === id);
  };
  assert.deepEqual([await isListed(self), await isListed(await makeStaff('approver'))], [false, true]);
  assert.equal(codeOf(await listHolds({ actor: await makeStaff('reviewer'), now })), 'role-not-allowed');
});

test('many holds come page by page, each once, those in force before those lifted; one is found by its id', async () => {
  const actor = await makeStaff('approver');
  const ids: string[] = [];
  for (let count = 0; count < 52; count++)
    ids.push(await held({ actor, tables: ['accounts'], reviewOn: '2036-03-01' }));
  for (const holdId of ids.slice(0, 2)) await liftHold({ actor, holdId, reason: 'Over', now });
  const pages = [await listHolds({ actor, now })];
  for (let page = pages[0]; page?.ok && page.value.next; page = pages.at(-1)) {
    pages.push(await listHolds({ actor, after: page.value.next, now }));
  }
  const lines = pages.flatMap((page) => (page.ok ? page.value.lines : []));
  assert.deepEqual([pages.length, pages[0]?.ok && pages[0].value.lines.length], [2, 50]);
  assert.deepEqual(
    ids.filter((id) => lines.filter((line) => line.id === id).length !== 1),
    [],
  );
  const lifted = lines.map(({ liftedAt }) => liftedAt !== null);
  assert.deepEqual(lifted, [...lifted].sort());
  const one = await listHolds({ actor, holdId: ids[51], now });
  assert.deepEqual(one.ok && one.value.lines.map(({ id }) => id), [ids[51]]);
  for (const after of ['x', '0_2036-03-01_x', '0_2036-99-99_00000000-0000-4000-8000-000000000000']) {
    const odd = await listHolds({ actor, after, now });
    assert.equal(odd.ok && odd.value.lines.length, 50);
  }
});
