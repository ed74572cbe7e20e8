import { open, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from './refusal.ts';

/**
 * Writes a file that is not there yet; what is there is left as it is. Where the content breaks off, no file is left.
 * @param mode of the file, less the umask
 * @throws Refusal when it is there already, or cannot be made
 */
export async function writeNewFile(
  file: string,
  content: Iterable<string> | AsyncIterable<string | Uint8Array>,
  mode = 0o666,
): Promise<void> {
  const made = await open(file, 'wx', mode).catch((error: unknown) => {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new Refusal(`${file} ${isThere ? 'is there already' : 'cannot be written'}; name another file.`);
  });
  await pipeline(Readable.from(content), made.createWriteStream()).catch(async (error: unknown) => {
    await rm(file);
    throw error;
  });
}
