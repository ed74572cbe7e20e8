import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticator } from '#tests/authenticator';
import { namesCertificates } from './names-certificates.ts';

const objectOf = (made: string): string => JSON.parse(made).response.attestationObject;

test('C20: a new passkey that names certificates is told from one that names none', () => {
  const options = JSON.stringify({ challenge: 'AAAA' });
  assert.equal(namesCertificates(objectOf(authenticator().make(options))), false);
  assert.equal(namesCertificates(objectOf(authenticator().make(options, { attestation: 'x5c' }))), true);
  const other = Buffer.from(objectOf(authenticator().make(options)), 'base64url').toString('latin1');
  // A form of its own, such as a phone's, has its certificates elsewhere.
  const phone = Buffer.from(other.replace('dnone', 'eapple'), 'latin1').toString('base64url');
  assert.equal(namesCertificates(phone), true);
});
