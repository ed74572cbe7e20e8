import { decodeAttestationObject } from '@simplewebauthn/server/helpers';

/**
 * Whether what a new passkey came with names certificates. We ask for none, and checking one would fetch lists from
 * addresses that it names itself, from inside this network.
 * @param attestationObject in base64url
 * @throws Error when it is none
 */
export function namesCertificates(attestationObject: string): boolean {
  const attestation = decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url')));
  const format = attestation.get('fmt');
  return !(format === 'none' || format === 'packed') || attestation.get('attStmt').get('x5c') !== undefined;
}
