import { type CleanFile, insertAttachment } from '#db/attachment';
import type { Transaction } from '#db/client';
import { insertMessage } from '#db/message';
import type { OpenedRequest } from '#db/request';
import { ok, type Result, refused } from '#domain/problems';
import { isUuid } from '#domain/uuid';
import { cleanFile } from './clean-file.ts';

/** What a form brings for a message, as it was posted. */
export type Said = { words: unknown; file?: unknown; submissionKey?: unknown };

/** The same, looked through. */
export type Checked = { words: string; file: CleanFile | null; submissionKey: string | null };

type Written = { sender: string; longest: number; missing: 'answers-incomplete' | 'reason-missing' };

/**
 * Looks through a message: words, a file, or both. All that is wrong is said at once, so that it is mended at once.
 * @param sender id of whoever writes
 * @param longest of the words, in characters
 * @param missing what is said where there is neither
 */
export async function checkSaid(
  { words, file, submissionKey }: Said,
  { sender, longest, missing }: Written,
): Promise<Result<Checked>> {
  const given = typeof words === 'string' ? words.replaceAll('\0', '').trim() : '';
  const cleaned = await cleanFile(file, sender);
  const isEmpty = given === '' && (!cleaned.ok || cleaned.value === null);
  const wrong = [
    ...(isEmpty ? [{ code: missing, field: 'words' }] : []),
    ...(given.length > longest ? [{ code: 'answer-too-long' as const, field: 'words' }] : []),
    ...(cleaned.ok ? [] : cleaned.problems),
  ];
  const [first, ...more] = wrong;
  if (first) return { ok: false, problems: [first, ...more] };
  if (!cleaned.ok) return refused('attachment-not-readable', 'file');
  const key = typeof submissionKey === 'string' && isUuid(submissionKey) ? submissionKey : null;
  return ok({ words: given, file: cleaned.value, submissionKey: key });
}

/** Adds a message with its file to the conversation. The same form sent twice adds one. @returns whether it was added */
export async function addToThread(
  tx: Transaction,
  request: OpenedRequest,
  { file, ...said }: Checked & { staffId: string | null; now: Date },
): Promise<boolean> {
  const { id: requestId, key } = request;
  const messageId = await insertMessage(tx, { requestId, key, ...said });
  if (!messageId) return false;
  const { staffId, now } = said;
  if (file) await insertAttachment(tx, request, { ...file, messageId, staffId, now });
  return true;
}
