import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { fileAs, now } from '#tests/desk';
import { ownPortal } from '#tests/own-portal';
import { countAttachments, insertAttachment, listAttachments, openAttachment } from './attachment.ts';
import { database, inTransaction } from './client.ts';
import { insertMessage } from './message.ts';
import { findRequest, type OpenedRequest } from './request.ts';

const portal = ownPortal();
const requestOf = async (email: string): Promise<OpenedRequest> =>
  (await findRequest(database(), await fileAs(email, 'access'))) ?? assert.fail();

const file = (octets: Uint8Array, name = 'CANARY-NAME.png') => ({ type: 'image/png' as const, name, octets });

/** A message of the person with one file. */
const sent = (request: OpenedRequest, octets: Uint8Array): Promise<string> =>
  inTransaction(async (tx) => {
    const messageId =
      (await insertMessage(tx, {
        requestId: request.id,
        key: request.key,
        staffId: null,
        words: 'x',
        now,
      })) ?? assert.fail();
    return insertAttachment(tx, request, { ...file(octets), messageId, staffId: null, now });
  });

async function read(request: OpenedRequest, id: string): Promise<{ octets: Buffer; largest: number }> {
  const parts: Buffer[] = [];
  for await (const part of openAttachment(database(), request, id)) parts.push(part);
  return { octets: Buffer.concat(parts), largest: Math.max(...parts.map((part) => part.length)) };
}

test('a file comes out as it went in, a megabyte in memory at a time', async () => {
  const request = await requestOf('ann@example.test');
  for (const size of [1, 1024 * 1024, 1024 * 1024 + 1, 3_500_000]) {
    const octets = randomBytes(size);
    const { octets: out, largest } = await read(request, await sent(request, octets));
    assert.ok(out.equals(octets), `${size}`);
    assert.ok(largest <= 1024 * 1024);
  }
  assert.equal((await countAttachments(database(), request.id, 'messages')).files, 4);
  assert.equal(
    (await countAttachments(database(), request.id, 'messages')).octets,
    1 + 1024 * 1024 * 2 + 1 + 3_500_000,
  );
});

test('nothing of it lies in the database in clear, neither name nor content nor digest', async () => {
  const request = await requestOf('bea@example.test');
  const octets = Buffer.from(`CANARY-CONTENT ${'x'.repeat(2000)}`);
  await sent(request, octets);
  const { rows } = await portal.owner().query<{ text: string }>(
    `SELECT concat(a::text, encode(name_sealed, 'escape'), encode(sha256_sealed, 'escape'), encode(c.body, 'escape')) AS text
     FROM attachment a JOIN attachment_chunk c ON c.attachment_id = a.id WHERE request_id = $1`,
    [request.id],
  );
  assert.ok(rows.length > 0);
  const sha256 = createHash('sha256').update(octets).digest('hex');
  for (const { text } of rows) for (const word of ['CANARY', sha256]) assert.equal(text.includes(word), false);
  const [listed] = await listAttachments(database(), request);
  assert.deepEqual([listed?.name, listed?.sha256], ['CANARY-NAME.png', sha256]);
});

test('a chunk that is missing, moved, changed or another request’s does not open', async () => {
  const [request, other] = [await requestOf('cem@example.test'), await requestOf('dee@example.test')];
  const octets = randomBytes(2_200_000);
  const broken = async (breaking: string, key = request.key) => {
    const id = await sent(request, octets);
    await portal.owner().query(breaking.replaceAll('$1', `'${id}'`));
    await assert.rejects(read({ ...request, key }, id), breaking);
  };
  await broken('DELETE FROM attachment_chunk WHERE attachment_id = $1 AND number = 2');
  await broken('DELETE FROM attachment_chunk WHERE attachment_id = $1 AND number = 0');
  await broken('UPDATE attachment_chunk SET number = 2 - number + 10 WHERE attachment_id = $1');
  await broken('UPDATE attachment_chunk SET last = true WHERE attachment_id = $1 AND number = 1');
  await broken(
    `UPDATE attachment_chunk SET body = set_byte(body, 500, get_byte(body, 500) # 1) WHERE attachment_id = $1 AND number = 1`,
  );
  await broken('SELECT 1', other.key);
});

test('a file belongs to a message, and is not empty', async () => {
  const request = await requestOf('eve@example.test');
  const put = (messageId: string, octets: Buffer) =>
    inTransaction((tx) => insertAttachment(tx, request, { ...file(octets), messageId, staffId: null, now }));
  await assert.rejects(put(request.id, randomBytes(9)));
  const messageId = await inTransaction((tx) =>
    insertMessage(tx, { requestId: request.id, key: request.key, staffId: null, words: 'x', now }),
  );
  await assert.rejects(put(messageId ?? '', Buffer.alloc(0)));
  await put(messageId ?? '', randomBytes(9));
  assert.equal((await listAttachments(database(), request))[0]?.messageId, messageId);
});
