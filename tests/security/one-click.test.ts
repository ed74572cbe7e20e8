import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { mailingLink } from '#requests/mailing-link';
import { type Installation, openWithRequests } from '#tests/installation';

let on: Installation;
before(async () => {
  ({ on } = await openWithRequests());
});
after(() => on.close());

const click = 'List-Unsubscribe=One-Click';
const form = 'application/x-www-form-urlencoded';

function pathFor(address: string): string {
  const { pathname, search } = new URL(mailingLink({ address, optOut: 'offers' }));
  return pathname + search;
}
const post = (path: string, body: string | FormData, type?: string) =>
  fetch(on.origin + path, { method: 'POST', body, redirect: 'manual', headers: type ? { 'content-type': type } : {} });
const optOuts = async () => (await on.worker.owner.query("SELECT FROM request WHERE kind = 'opt-out'")).rowCount ?? 0;

test('D6: a click without origin and cookies opts out once, in either shape of a form, and is not redirected', async () => {
  const before = await optOuts();
  const multipart = new FormData();
  multipart.append('List-Unsubscribe', 'One-Click');
  for (const [body, type] of [
    [click, form],
    [multipart, undefined],
    [click, form],
  ] as const) {
    const got = await post(pathFor('click@mail.example'), body, type);
    assert.deepEqual([got.status, await got.text()], [200, 'Opted out\n']);
    assert.deepEqual(got.headers.getSetCookie(), []);
  }
  assert.equal((await optOuts()) - before, 1);
});

test('a look, and a post of anything else, change nothing and lead to a button', async () => {
  const before = await optOuts();
  const path = pathFor('look@mail.example');
  const bodies = ['', 'a=b', 'List-Unsubscribe=one-click', `${click}&${click}`, '%ff%00='];
  const answers = [await fetch(on.origin + path, { redirect: 'manual' })];
  for (const body of bodies) answers.push(await post(path, body, form));
  for (const got of answers) {
    assert.equal(got.status, 303);
    const page = await fetch(on.origin + got.headers.get('location'));
    assert.equal(page.status, 200);
    assert.match(await page.text(), /<form[\s\S]*<button/);
  }
  // A body in parts that does not say where they end cannot be read.
  assert.equal((await post(path, 'no boundary', 'multipart/form-data')).status, 400);
  assert.equal(await optOuts(), before);
});

test('D3: a wrong token gets the page of every wrong address, by look and by click', async () => {
  const wrong = `${pathFor('wrong@mail.example')}AAAA`;
  const page = wrong.replace('one-click', 'mailing');
  const known = /<h1[\s\S]*?<\/h1>/.exec(await (await fetch(`${on.origin}/not-there`)).text())?.[0];
  assert.ok(known);
  for (const got of [await fetch(on.origin + wrong), await post(wrong, click, form), await fetch(on.origin + page)]) {
    assert.equal(got.status, 404);
    assert.ok((await got.text()).includes(known));
  }
});
