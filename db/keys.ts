import { createHmac, createPrivateKey, hkdfSync, type KeyObject } from 'node:crypto';
import { readEnv } from '#env';

/** A key for one use, derived from the master secret: none of them tells another (RFC 5869). */
function derive(use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', readEnv('HABEAS_SECRET').HABEAS_SECRET, 'habeas', use, 32));
}

const cache = new Map<string, Buffer>();
function keyFor(use: 'sealing' | 'index' | 'receipts' | 'sessions' | 'reduction' | 'ledger'): Buffer {
  const known = cache.get(use) ?? derive(use);
  cache.set(use, known);
  return known;
}

/** Seals the requests' own keys and what belongs to no request. */
export const masterKey = (): Buffer => keyFor('sealing');

/** The key of hashes that take a value's place in the account database: equal values stay equal, and none is guessed. */
export const reductionKey = (): Buffer => keyFor('reduction');

/** Seals the ledger: what was erased must be erasable again when the request's own key is long destroyed. */
export const ledgerKey = (): Buffer => keyFor('ledger');

/** The secret that next-auth signs its own cookies with. */
export const sessionSecret = (): string => keyFor('sessions').toString('base64');

/**
 * A keyed hash of a value, so that equal values can be found and none can be guessed without the key.
 * @param use keeps equal values of different meaning apart, e.g. `email`, `code`
 */
export const keyedHash = (use: string, value: string): Buffer =>
  createHmac('sha256', keyFor('index')).update(`${use}\0${value}`).digest();

/** The key under receipts: an Ed25519 private key (RFC 8032), its seed being the derived key. */
export function receiptKey(): KeyObject {
  const pkcs8Header = Buffer.from('302e020100300506032b657004220420', 'hex');
  return createPrivateKey({ key: Buffer.concat([pkcs8Header, keyFor('receipts')]), format: 'der', type: 'pkcs8' });
}
