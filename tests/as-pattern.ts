/** A file's path as `node --test` takes it: a pattern, in which a folder called `[id]` would be one letter, and nothing run. */
export const asPattern = (file: string): string => file.replaceAll(/[[*?{]/g, '[$&]');
