import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisationFile } from './organisation.ts';

const least = {
  name: 'Acme',
  slug: 'acme',
  policyUrl: 'https://acme.example/privacy',
  policyVersion: '3',
  contact: { email: 'privacy@acme.example' },
  timeZone: 'Europe/Madrid',
  letters: { fromName: 'Acme', fromAddress: 'privacy@acme.example' },
};

test('a file with the least content cools off for 72 hours and keeps packages for 7 days', () => {
  const read = organisationFile.parse(least);
  assert.equal(read.coolingOffMs, 72 * 3_600_000);
  assert.equal(read.packageDays, 7);
  assert.equal(read.example, false);
});

test('a length of time in words becomes milliseconds', () => {
  assert.equal(organisationFile.parse({ ...least, coolingOff: '1 minute' }).coolingOffMs, 60_000);
});

for (const [what, wrong] of [
  ['a time zone that does not exist', { timeZone: 'Europe/Atlantis' }],
  ['a length of time without its unit', { coolingOff: '72' }],
  ['an address that is not one', { contact: { email: 'privacy' } }],
  ['a policy that is not on the web', { policyUrl: 'javascript:alert(1)' }],
  ['a kind that the portal does not have', { kinds: ['acces'] }],
  ['a page for finders of holes that is not secured', { security: { contacts: ['http://acme.example/holes'] } }],
  ['a finder’s contact that leads nowhere', { security: { contacts: ['call us'] } }],
  ['no finder’s contact at all', { security: { contacts: [] } }],
  ['a day of honouring signals that is none', { signalsSince: '2026-02-30' }],
  [
    'a faster way in place of a kind that there is not',
    { selfService: [{ label: 'Settings', url: 'https://acme.example/settings', for: ['deletion'] }] },
  ],
  ['a key that it does not know', { packageDay: 3 }],
] as const) {
  test(`refuses ${what}`, () => assert.equal(organisationFile.safeParse({ ...least, ...wrong }).success, false));
}
