import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startWeb } from '#tests/web';

test('where figures are not published there is no page of them, and no link to one', async (t) => {
  const web = await startWeb(t, { HABEAS_ORGANISATION: 'examples/licensepal' });
  for (const path of ['/metrics', '/metrics?year=2025']) {
    const got = await fetch(web.origin + path);
    assert.equal(got.status, 404, path);
    await got.text();
  }
  const start = await (await fetch(`${web.origin}/`)).text();
  assert.match(start, /<footer/);
  assert.doesNotMatch(start, /href="\/metrics/);
});
