/** Kinds of files that open in a reader and start nothing. */
const readable = new Set(
  'csv doc docx eml gif ics jpeg jpg json m4a mbox md mov mp3 mp4 msg odp ods odt ogg pdf png ppt pptx rtf tif tiff tsv txt vcf wav webp xls xlsx zip'.split(
    ' ',
  ),
);

/**
 * A name for a file that somebody gave us, as `fileName`. What a double click would start, a page with scripts among it,
 * is called `.bin`, since nobody knows what is in a mail archive.
 */
export function givenFileName(given: string, taken: Set<string>): string {
  const at = given.lastIndexOf('.');
  const extension = at > 0 ? given.slice(at + 1).toLowerCase() : '';
  if (readable.has(extension)) return fileName(given.slice(0, at), extension, taken);
  return fileName(given, 'bin', taken);
}

/** What Windows has instead of files, whatever the ending: none of that name can be unpacked there. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * A name for a file of a package: `[a-z0-9._-]{1,80}`, whatever the table is called, and none twice.
 * @param taken names that are in use; the new one is added
 */
export function fileName(wanted: string, extension: string, taken: Set<string>): string {
  const plain =
    wanted
      .toLowerCase()
      .replace(/[^a-z0-9_-]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(devices, '$1_') || 'table';
  for (let number = 1; ; number++) {
    const name = `${plain}${number > 1 ? `-${number}` : ''}.${extension}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
