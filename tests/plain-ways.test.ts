/** What people are told before they begin: what a deletion does and leaves, what can be done instead, which papers agents need. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { faceOf } from '#datamap/face';
import { loadMap } from '#datamap/load';
import type { DataMap } from '#datamap/shape';
import { wordsOf } from './http.ts';
import { type Installation, openInstallation } from './installation.ts';

let on: Installation;
before(async () => {
  on = await openInstallation();
});
after(() => on.close());

const { map } = loadMap('examples/clickandchat/datamap.yaml');
const bodyOf = async (path: string, language = 'en') =>
  (await on.ask(path, { headers: { 'accept-language': language } })).text();

async function deletionWith(changed: DataMap): Promise<string> {
  await on.worker.owner.query('UPDATE installation SET map_face = $1', [JSON.stringify(faceOf({ map: changed }))]);
  return wordsOf({ body: await bodyOf('/request/delete') });
}

test('V21: the deletion’s page says what is kept and why, and what nobody can call back, as the map does', async () => {
  const { purchases } = map.tables;
  assert.ok(purchases);
  const changed = {
    ...purchases,
    keep: [{ reason: 'a quarrel of sextants', law: 'the law of sextants', review: '1 year' }],
    cannotRecall: 'Sextants that others have copied stay where they are.',
  };
  const before = await deletionWith(map);
  assert.match(before, /What happens then .*cannot be brought back.*What is kept, and why .*an open chargeback/);
  assert.doesNotMatch(before, /sextant/i);
  const after = await deletionWith({ ...map, tables: { ...map.tables, purchases: changed } });
  assert.match(after, /a quarrel of sextants .{0,60}What you bought.{0,60}the law of sextants/);
  assert.match(after, /Sextants that others have copied/);
});

test('V21: a copy comes first, then what can be undone, and only where the organisation has it', async () => {
  const body = await bodyOf('/request/delete');
  const order = [
    /href="\/request\/access"/,
    /href="https:\/\/clickandchat\.example\/settings\/closing"/,
    /href="\/request\/opt-out"/,
  ].map((link) => body.search(link));
  assert.ok(
    order.every((at) => at > 0),
    String(order),
  );
  assert.deepEqual(
    order,
    order.toSorted((one, other) => one - other),
  );
  assert.match(wordsOf({ body }), /Close your account for a while .{0,80}at once, and can undo it/);
  assert.match(await bodyOf('/request/delete', 'de'), /Ihr Konto in dessen Einstellungen für eine Weile schließen/);
});

test('V11: the faster way is on the start page and where such a request is begun; what replaces a deletion is not', async () => {
  for (const path of ['/', '/request/correct'])
    assert.match(await bodyOf(path), /href="https:\/\/clickandchat\.example\/settings"/, path);
  for (const path of ['/', '/request/correct', '/request/access'])
    assert.doesNotMatch(await bodyOf(path), /settings\/closing/, path);
});

test('V13: agents and parents have a page of their own, one click from each page, that says which papers they need', async () => {
  for (const path of ['/', '/request/kind', '/prove', '/promises'])
    assert.match(await bodyOf(path), /<a [^>]*href="\/help\/agents"/, path);
  const words = wordsOf({ body: await bodyOf('/help/agents') });
  for (const says of [
    /signed permission/,
    /if you have a power of attorney, that instead; you never need one/,
    /parent or guardian, such as/,
    /You need no paper for it/,
    /no copies of identity cards/,
  ])
    assert.match(words, says);
});
