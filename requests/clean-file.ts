import type { CleanFile } from '#db/attachment';
import { type AttachmentType, attachmentLimit, attachmentName } from '#domain/attachments';
import { cleanJpeg } from '#domain/files/jpeg';
import { stands } from '#domain/files/octets';
import { cleanPng } from '#domain/files/png';
import { ok, type Result, refused } from '#domain/problems';
import { cleanPdf } from './clean-pdf.ts';
import { inTurn } from './in-turn.ts';

const beginnings: Record<AttachmentType, string> = {
  'application/pdf': '%PDF-',
  'image/jpeg': '\xff\xd8\xff',
  'image/png': '\x89PNG\r\n\x1a\n',
};

/**
 * Looks through a file that somebody sends, and makes a clean one of it. What it is, its content says: the name and the
 * type that it came with are the sender's words. Done before a transaction begins: it takes its time.
 * @param file a field of a form
 * @param sender id of whoever sends it: parsing keeps the machine busy, and nobody keeps it from the others
 * @returns null where no file was chosen; the problem `attachment-too-large`, `attachment-type`, `attachment-locked`,
 * `attachments-busy` or `attachment-not-readable` for field `file`
 */
export async function cleanFile(file: unknown, sender: string): Promise<Result<CleanFile | null>> {
  if (!(file instanceof Blob)) return ok(null);
  const given = 'name' in file ? String(file.name) : '';
  // What a field that was left empty becomes: of no name, or with scripts of one that was made up on the way, like `blob`.
  if (file.size === 0 && !given.includes('.')) return ok(null);
  if (file.size > attachmentLimit) return refused('attachment-too-large', 'file');
  const octets = new Uint8Array(await file.arrayBuffer());
  const type = typeOf(octets);
  if (!type) return refused('attachment-type', 'file');
  const cleaned = await clean[type](octets, sender);
  return cleaned.ok ? ok({ type, name: attachmentName(given, type), octets: cleaned.value }) : cleaned;
}

function typeOf(octets: Uint8Array): AttachmentType | undefined {
  const types: AttachmentType[] = ['application/pdf', 'image/jpeg', 'image/png'];
  return types.find((type) => stands(octets, 0, beginnings[type]));
}

const orRefused = (octets: Uint8Array | null): Result<Uint8Array> =>
  octets ? ok(octets) : refused('attachment-not-readable', 'file');

type Cleaning = (octets: Uint8Array, sender: string) => Result<Uint8Array> | Promise<Result<Uint8Array>>;

const clean: Record<AttachmentType, Cleaning> = {
  'application/pdf': async (octets, sender) =>
    (await inTurn(sender, () => cleanPdf(octets))) ?? refused('attachments-busy', 'file'),
  'image/jpeg': (octets) => orRefused(cleanJpeg(octets)),
  'image/png': (octets) => orRefused(cleanPng(octets)),
};
