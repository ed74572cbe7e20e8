import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authoritySite } from './authority-sites.ts';
import { lawIds } from './law-of.ts';

/** No authority of a place, or one of whose site nobody here is certain. */
const without = ['default', 'in-dpdp', 'us-ok'];

test('every law’s authority has its site, but for those that have none or that nobody is certain of', () => {
  assert.deepEqual(lawIds.filter((id) => authoritySite(id) === null).sort(), without);
});

test('a site is a plain https address of its own, with no page that could move and nothing that could be followed', () => {
  const all = lawIds.flatMap((id) => authoritySite(id) ?? []);
  for (const site of all) {
    const { protocol, hostname, pathname, search, hash } = new URL(site);
    assert.equal(protocol, 'https:');
    assert.match(hostname, /\.(gov|us|eu|uk|ca|ch|au|jp|kr|za|br|com)$/, site);
    assert.ok(pathname.split('/').length <= 2 && search === '' && hash === '', site);
  }
  assert.equal(new Set(all).size, all.length);
});
