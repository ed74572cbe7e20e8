import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { StaffActor } from '#domain/actor';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import type { ViewLine } from './count-views.ts';
import { listQueue } from './list-queue.ts';
import { saveView } from './save-view.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
let reviewer: StaffActor;
before(async () => {
  portal = await openPortal();
  reviewer = await makeStaff('reviewer');
});
after(() => portal.close());

const save = async (name: unknown, query: unknown, actor = reviewer) => {
  const saved = await saveView({ actor, name, query, now });
  return saved.ok ? 'ok' : saved.problems[0].code;
};

async function savedFor(actor: StaffActor): Promise<ViewLine[]> {
  const queue = await listQueue({ actor, now, query: '' });
  assert.ok(queue.ok);
  return queue.value.views.filter(({ id }) => id !== null);
}

test('a view is saved once, also when it is done twice, and is the whole desk’s, with its count', async () => {
  assert.equal(await save(' Late deletions ', 'is:late kind:delete'), 'ok');
  assert.equal(await save('late deletions', 'is:late'), 'view-name-taken');
  const [view, ...more] = await savedFor(await makeStaff('viewer'));
  assert.deepEqual(
    [view?.name, view?.query, view?.count, view?.isMore, more.length],
    ['Late deletions', 'is:late kind:delete', 0, false, 0],
  );
});

test('a view is not called like one that every desk has', async () => {
  for (const name of ['Open', 'needs me', ' LATE ']) assert.equal(await save(name, 'is:open'), 'view-name-taken');
});

test('a view needs a name and a search that is understood', async () => {
  assert.equal(await save('', 'is:late'), 'view-name-missing');
  assert.equal(await save('x'.repeat(41), 'is:late'), 'view-name-missing');
  assert.equal(await save('Typo', 'is:latte'), 'view-query-missing');
  assert.equal(await save('Nothing', ' '), 'view-query-missing');
});

test('C8: a view keeps no address, neither in its name nor in its search', async () => {
  assert.equal(await save('Ann', 'is:late ann@example.test'), 'view-holds-address');
  assert.equal(await save('ann@example.test', 'is:late'), 'view-holds-address');
});

test('E8: a view looks for no person: its count would tell the whole desk without a search on record', async () => {
  const person = `person:${'a'.repeat(64)}`;
  for (const query of [person, `is:open -(kind:delete ${person})`]) {
    assert.equal(await save('Somebody', query), 'view-holds-address');
  }
  assert.ok((await savedFor(reviewer)).every(({ name }) => name !== 'Somebody'));
});

test('the desk has twelve shared views at most, also when two come at once', async () => {
  const names = Array.from({ length: 14 }, (_, index) => `View ${index}`);
  const saved = await Promise.all(names.map((name) => save(name, 'is:open')));
  assert.equal(saved.filter((code) => code === 'ok').length, 11);
  assert.equal(await save('One more', 'is:open'), 'views-full');
  assert.equal(await save('view 1', 'is:open'), saved[1] === 'ok' ? 'view-name-taken' : 'views-full');
  assert.equal((await savedFor(reviewer)).length, 12);
});
