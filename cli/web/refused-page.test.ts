import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fillRefusal } from './refused-page.ts';

type Render = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves `render` behind the filler, asks once, and closes. */
async function ask(render: Render, init: RequestInit = {}) {
  const server = createServer((request, response) => {
    fillRefusal(request, response, () => render(request, response));
    render(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/desk`, init);
    return { status: response.status, text: await response.text(), left: response.headers.get('x-left') };
  } finally {
    server.close();
  }
}

/** As Next answers: an empty document for a refused page, words for the page of the refusal. */
const next =
  (status: number, type = 'text/html; charset=utf-8'): Render =>
  (request, response) => {
    const isFilled = request.url?.startsWith('/refused/');
    response.statusCode = isFilled ? 200 : status;
    response.setHeader('Content-Type', type);
    if (!isFilled) response.setHeader('X-Left', 'over');
    response.flushHeaders();
    response.write(isFilled ? `words for ${request.method} ${request.url}` : '<html id="__next_error__">');
    response.end();
  };

for (const status of [401, 403, 404]) {
  test(`the document of a ${status} is replaced by its words, and the status stays`, async () => {
    const { status: got, text, left } = await ask(next(status));
    assert.deepEqual([got, text, left], [status, `words for GET /refused/${status}`, null]);
  });
}

test('a refused post of a form is answered with the words too', async () => {
  const { status, text } = await ask(next(403), { method: 'POST', body: new FormData() });
  assert.deepEqual([status, text], [403, 'words for GET /refused/403']);
});

test('a page, a failure and an answer that is no document pass untouched', async () => {
  for (const render of [next(200), next(500), next(403, 'text/x-component'), next(404, 'application/json')]) {
    assert.equal((await ask(render)).text, '<html id="__next_error__">');
  }
});
