import { type KeyObject, sign, verify } from 'node:crypto';
import type { SignedReceipt } from '#domain/plan';
import { canonicalJson } from './digest.ts';

/** Signs a text; base64. */
export type Signer = (text: string) => string;

/** @param key an Ed25519 private key (RFC 8032) */
export const ed25519Signer =
  (key: KeyObject): Signer =>
  (text) =>
    sign(null, Buffer.from(text), key).toString('base64');

/** Whether a receipt is as it was signed. @param key the Ed25519 public key, or the private one */
export const isSignedBy = ({ receipt, signature }: SignedReceipt, key: KeyObject): boolean =>
  verify(null, Buffer.from(canonicalJson(receipt)), key, Buffer.from(signature, 'base64'));
