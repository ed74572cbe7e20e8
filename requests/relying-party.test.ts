import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { relyingParty } from './relying-party.ts';

const before = process.env.HABEAS_URL;
afterEach(() => {
  process.env.HABEAS_URL = before;
});

test('passkeys belong to the portal’s own name; one that is reached by an address has none', () => {
  for (const [url, party] of [
    ['https://privacy.example', { id: 'privacy.example', origin: 'https://privacy.example' }],
    ['https://privacy.example:8443', { id: 'privacy.example', origin: 'https://privacy.example:8443' }],
    ['http://localhost:3000', { id: 'localhost', origin: 'http://localhost:3000' }],
    ['http://127.0.0.1:3000', null],
    ['http://[::1]:3000', null],
  ] as const) {
    process.env.HABEAS_URL = url;
    assert.deepEqual(relyingParty(), party, url);
  }
});
