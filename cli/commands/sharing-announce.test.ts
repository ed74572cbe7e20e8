import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { database } from '#db/client';
import { installation } from '#db/schema/index';
import { childEnv, readEnv } from '#env';
import { face, openPortal } from '#tests/portal';

const folder = path.join(import.meta.dirname, '../../examples/assistly');
process.env.HABEAS_ORGANISATION = folder;
let portal: Awaited<ReturnType<typeof openPortal>>;
before(async () => {
  portal = await openPortal('habeas_worker');
});
after(() => portal.close());

function announce(...words: string[]) {
  const env = childEnv({
    ...readEnv('HABEAS_SECRET', 'HABEAS_URL'),
    DATABASE_URL: portal.urls.worker,
    HABEAS_ORGANISATION: folder,
  });
  return spawnSync(process.execPath, ['cli/habeas.ts', 'sharing', 'announce', ...words], { encoding: 'utf8', env });
}

const jobs = async (key: string) =>
  (await portal.owner.query('SELECT 1 FROM graphile_worker._private_jobs WHERE key = $1', [key])).rowCount;

test('AS-7: the worker is told to announce a sharing, and the terminal says what comes of it', async () => {
  await database()
    .update(installation)
    .set({ mapFace: { ...face, optOuts: [{ key: 'sharing', label: 'Sharing' }] } });
  const { status, stdout, stderr } = announce('boxes-for-books');
  assert.equal(status, 0, stderr);
  assert.match(stdout, /Shelf & Box.*gets nothing before 2031-02-01/);
  assert.equal(await jobs('sharing:boxes-for-books'), 1);
});

test('a wrong name, or none, is answered with those that there are, and queues nothing', async () => {
  for (const [words, says] of [
    [['books'], /no sharing "books"; it has boxes-for-books/],
    [[], /Give the id of a sharing/],
  ] as const) {
    const { status, stderr } = announce(...words);
    assert.equal(status, 1);
    assert.match(stderr, says);
  }
  assert.equal(await jobs('sharing:books'), 0);
});
