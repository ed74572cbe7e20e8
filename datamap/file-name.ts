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
      .slice(0, 60) || 'table';
  for (let number = 1; ; number++) {
    const name = `${plain}${number > 1 ? `-${number}` : ''}.${extension}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
