/**
 * The ledger as a file for another installation: lines of JSON, signed by ours as a whole, encrypted for one recipient
 * (age-encryption.org/v1), whose own keys seal it again. After a change of control, opt-outs and deletions still hold.
 */
import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { z } from 'zod';
import { database } from '#db/client';
import { receiptKey } from '#db/keys';
import { listLedger, openLines } from '#db/ledger';
import { ledgerBody } from '#domain/ledger';
import { signedReceipt } from '#domain/plan';
import { publicKeyText } from './reconcile.ts';
import { octetsOf, webStream } from './web-stream.ts';

const head = z.strictObject({ ledger: z.literal(1), from: z.base64(), at: z.iso.datetime() });
const entry = z.strictObject({
  id: z.uuid(),
  requestId: z.uuid(),
  at: z.iso.datetime(),
  body: ledgerBody,
  signed: signedReceipt,
});
const line = z.union([
  head,
  z.strictObject({ entry }),
  /** Octets of the rows' lines of the entry before. */
  z.strictObject({ rows: z.base64() }),
  z.strictObject({ end: z.strictObject({ entries: z.int(), signature: z.base64() }) }),
]);
export type Line = z.output<typeof line>;

/** What the signature is of: everything before it. */
const hashOf = () => createHash('sha256').update('habeas ledger\n');

/** @param recipient an age public key, `age1…` @throws Error for one that is none */
export async function encryptedFor(recipient: string, now: Date): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return octetsOf(await encrypter.encrypt(webStream(lines(now))));
}

async function* lines(now: Date): AsyncGenerator<Buffer> {
  const hash = hashOf();
  let entries = 0;
  const put = (value: Line): Buffer => {
    const text = Buffer.from(`${JSON.stringify(value)}\n`);
    hash.update(text);
    return text;
  };
  yield put({ ledger: 1, from: publicKeyText(), at: now.toISOString() });
  for await (const page of listLedger(database(), { imported: true })) {
    for (const { id, requestId, at, act, body, signed } of page) {
      entries += 1;
      yield put({ entry: { id, requestId, at: at.toISOString(), body: body(), signed } });
      if (act !== 'erase') continue;
      for await (const piece of openLines(database(), id)) yield put({ rows: piece.toString('base64') });
    }
  }
  const signature = sign(null, hash.digest(), receiptKey()).toString('base64');
  yield Buffer.from(`${JSON.stringify({ end: { entries, signature } })}\n`);
}

/** A file that is not what it should be: cut, changed, of another signer. */
class BadFile extends Error {
  override name = 'BadFile';
}

/**
 * The file's entries and rows, in order, checked to the end: whoever writes them down must take all of it back when this
 * throws.
 * @param from the public key that the sender told, by another way than the file
 * @throws BadFile when the file is cut, changed, or signed with another key
 */
export async function* decrypted(
  octets: AsyncIterable<Uint8Array>,
  { identity, from }: { identity: string; from: string },
): AsyncGenerator<Exclude<Line, { ledger: 1 } | { end: unknown }>> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const clear = Readable.from(octetsOf(await decrypter.decrypt(webStream(octets))));
  const hash = hashOf();
  let entries = 0;
  let isWhole = false;
  for await (const text of createInterface({ input: clear, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (isWhole) throw new BadFile('The file goes on after its end.');
    const one = line.parse(JSON.parse(text));
    if ('end' in one) {
      const key = createPublicKey({ key: Buffer.from(from, 'base64'), format: 'der', type: 'spki' });
      isWhole =
        verify(null, hash.digest(), key, Buffer.from(one.end.signature, 'base64')) && one.end.entries === entries;
      if (!isWhole) throw new BadFile('The file was changed after it was signed.');
      continue;
    }
    hash.update(`${text}\n`);
    if ('ledger' in one) {
      if (one.from !== from)
        throw new BadFile(
          `The file is signed by ${one.from}: ask the sender whether that is their key, and give it as --from.`,
        );
      continue;
    }
    if ('entry' in one) entries += 1;
    yield one;
  }
  if (!isWhole) throw new BadFile('The file ends before its end.');
}
