import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ownScriptOnly } from './own-script.ts';

const ours = '/_next/static/visitor/visitor-A.js';
const page = `<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css" nonce="N"/><link rel="preload" as="script" nonce="N" href="/b.js"/>
<script src="/c.js" async="" nonce="N"></script><style nonce="N">:root{}</style></head>
<body><p>“&lt;script&gt;” · Grüße</p><noscript><p>Plain</p></noscript>
<script nonce="N">self.__next_f.push([1,"a\\u003c/script>"])</script>
<script nonce="N">requestAnimationFrame(function(){$RT=performance.now()});</script>
<script nonce="N">$RC("B:0","S:0")</script></body></html>`;
const light = page
  .replace('<link rel="preload" as="script" nonce="N" href="/b.js"/>', '')
  .replace('<script src="/c.js" async="" nonce="N"></script>', '')
  .replace(/<script nonce="N">self[\s\S]*?<\/script>/, '');
const withOurs = page.replace(
  '<link rel="preload" as="script" nonce="N" href="/b.js"/>',
  `<script type="module" src="${ours}" nonce="N"></script>`,
);

async function through(parts: readonly Uint8Array[], script: string | null): Promise<string> {
  const stream = ownScriptOnly(script);
  for (const part of parts) stream.write(part);
  stream.end();
  const out: Buffer[] = [];
  for await (const part of stream) out.push(part);
  return Buffer.concat(out).toString();
}

test('of a page nothing is taken but scripts, and what puts late parts in their place stays', async () => {
  assert.equal(await through([Buffer.from(page)], null), light);
});

test('ours comes once, in the place of the first, with its nonce', async () => {
  const text = await through([Buffer.from(page)], ours);
  assert.equal(text.split(ours).length, 2);
  assert.match(text, new RegExp(`<script type="module" src="${ours}" nonce="N"></script>`));
  assert.equal(text.indexOf(ours), withOurs.indexOf(ours));
  assert.doesNotMatch(text, /c\.js|__next/);
});

test('wherever the network cuts a page, the same comes out', async () => {
  const whole = Buffer.from(page);
  for (let at = 1; at < whole.length; at++) {
    assert.equal(await through([whole.subarray(0, at), whole.subarray(at)], null), light, `cut at ${at}`);
  }
  assert.equal(
    await through(
      Array.from(whole, (one) => Uint8Array.of(one)),
      null,
    ),
    light,
  );
});
