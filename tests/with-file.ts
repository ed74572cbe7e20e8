/** A request with a file of its person in the conversation, for tests of who gets it. */
import assert from 'node:assert/strict';
import { listAttachments } from '#db/attachment';
import { database } from '#db/client';
import { findRequest } from '#db/request';
import type { OpenedFile } from '#requests/open-file';
import { writeToDesk } from '#requests/write-to-desk';
import { fileAs, now } from './desk.ts';
import { jpegWith, sent, toldInJpeg } from './files.ts';
import { proven } from './people.ts';

export async function withFile(email: string) {
  const [id, actor] = [await fileAs(email, 'access'), await proven(email, now)];
  const file = sent(jpegWith(...toldInJpeg), 'where.jpg');
  assert.ok((await writeToDesk({ actor, id, now, words: 'See', file })).ok);
  const request = (await findRequest(database(), id)) ?? assert.fail();
  const [kept] = await listAttachments(database(), request);
  return { id, actor, fileId: kept?.id ?? assert.fail() };
}

/** All of a file. */
export async function readFile({ octets }: OpenedFile): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of octets) parts.push(part);
  return Buffer.concat(parts);
}
