/** Files that work outside the database brought up, on their way into the person's copy. */

/** Octets of one file; the web server takes a little more from the desk, since a form has other fields too. */
export const outsideFileLimit = 10 * 1024 * 1024;

/** Files of one request. */
export const outsideFilesAtMost = 40;

/** What is no letter or sign, marks that turn the reading direction among them, and what parts folders. */
const unseen = /[\p{C}\p{Zl}\p{Zp}/\\]/gu;

/**
 * A file's name as it is shown: the last part of a path, one line, of at most 120 characters. What it is called in the
 * package is another thing.
 */
export function shownName(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(unseen, '').trim();
  return plain.length > 120 ? `${plain.slice(0, 60)}…${plain.slice(-59)}` : plain || 'file';
}
