/** Files that are sent with a message: what is taken, and how much. */

/** What a file may be, by its content; a name or a declared type says nothing. */
export const attachmentTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type AttachmentType = (typeof attachmentTypes)[number];

/** Octets of one file. */
export const attachmentLimit = 10 * 1024 * 1024;

/** Files of one note of staff, of `attachmentLimit` octets together: one form brings them. */
export const noteFilesAtMost = 3;

/** Files of one request that its person and staff send each other, and as many again of notes; and octets of them all. */
export const attachmentsAtMost = { files: 20, octets: 60 * 1024 * 1024 };

const endings: Record<AttachmentType, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** What has no shape of its own, or turns the reading direction: with it `exe.pdf` is written `fdp.exe`. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/gu;
const longestName = 80;

/**
 * A file's name as it is kept and shown: no folders, nothing unseen, and the ending of what the file is.
 * @param given as the browser sent it: anybody's words
 */
export function attachmentName(given: string, type: AttachmentType): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(unseen, '')
    .replace(/["<>:|?*%;]/g, ' ')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  // By letters, so that none is cut in two.
  const short = [...stem].slice(0, longestName).join('').trim();
  return `${short || 'file'}.${endings[type]}`;
}
