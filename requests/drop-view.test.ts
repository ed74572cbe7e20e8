import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeStaff, now } from '#tests/desk';
import { openPortal } from '#tests/portal';
import { dropView } from './drop-view.ts';
import { listQueue } from './list-queue.ts';
import { saveView } from './save-view.ts';

let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal();
});
after(() => portal.close());

test('a view is taken away by who may triage, also when it is done twice, and somebody else’s role takes nothing', async () => {
  const [reviewer, viewer] = [await makeStaff('reviewer'), await makeStaff('viewer')];
  const views = async () => {
    const queue = await listQueue({ actor: viewer, now, query: '' });
    assert.ok(queue.ok);
    return queue.value.views.filter(({ id }) => id !== null);
  };
  assert.ok((await saveView({ actor: reviewer, name: 'Too late', query: 'is:late', now })).ok);
  const [view] = await views();
  assert.equal((await dropView({ actor: viewer, id: view?.id, now })).ok, false);
  assert.equal((await saveView({ actor: viewer, name: 'Mine', query: 'is:open', now })).ok, false);
  assert.equal((await views()).length, 1);
  for (let time = 0; time < 2; time++) assert.ok((await dropView({ actor: reviewer, id: view?.id, now })).ok);
  assert.ok((await dropView({ actor: reviewer, id: 'no id', now })).ok);
  assert.deepEqual(await views(), []);
});
