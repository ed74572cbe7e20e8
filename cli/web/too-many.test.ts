import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { answering, answerTooMany } from '#requests/answer-status';
import { tooManyIn } from './too-many.ts';

/** Serves pages that wait until all are being made, then say what they have to, and asks for these at once. */
async function ask(...asked: { path: string; headers?: Record<string, string> }[]) {
  let waiting = asked.length;
  let goOn = () => {};
  const allHere = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const server = createServer((request, response) =>
    answering(tooManyIn(request, response), async () => {
      if (request.url === '/begun') response.flushHeaders();
      if (--waiting === 0) goOn();
      await allHere;
      if (request.url !== '/quiet') answerTooMany(60);
      response.end('words');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const answers = asked.map(({ path, headers = {} }) => fetch(`http://127.0.0.1:${port}${path}`, { headers }));
    return await Promise.all(
      (await Promise.all(answers)).map(async (answer) => [
        answer.status,
        answer.headers.get('retry-after'),
        await answer.text(),
      ]),
    );
  } finally {
    server.close();
  }
}

test('E8: a page that says so is sent with 429 and when to come again, and one that is made meanwhile is not', async () => {
  assert.deepEqual(await ask({ path: '/' }, { path: '/quiet' }, { path: '/' }), [
    [429, '60', 'words'],
    [200, null, 'words'],
    [429, '60', 'words'],
  ]);
});

test('what Next’s router asks for, and a page whose head is on its way, keep their status', async () => {
  assert.deepEqual(await ask({ path: '/', headers: { rsc: '1' } }, { path: '/begun' }), [
    [200, null, 'words'],
    [200, null, 'words'],
  ]);
});

test('without our server a page says it to nobody', () => {
  assert.doesNotThrow(() => answerTooMany(60));
});
