import type { CleanFile } from '#db/attachment';
import { attachmentLimit, noteFilesAtMost } from '#domain/attachments';
import { ok, type Result, refused } from '#domain/problems';
import { cleanFile } from './clean-file.ts';

/**
 * Looks through several files of one form, one after the other, as `cleanFile` does each; one that cannot be taken
 * refuses all, so that nobody believes a file kept that is not.
 * @param files as the form has them; a field that was left empty is none
 */
export async function cleanFiles(files: readonly unknown[], sender: string): Promise<Result<CleanFile[]>> {
  const sizes = files.map((file) => (file instanceof Blob ? file.size : 0));
  const octets = sizes.reduce((sum, size) => sum + size, 0);
  if (files.length > noteFilesAtMost || octets > attachmentLimit) return refused('note-files', 'file');
  const cleaned: CleanFile[] = [];
  for (const file of files) {
    const one = await cleanFile(file, sender);
    if (!one.ok) return one;
    if (one.value) cleaned.push(one.value);
  }
  return ok(cleaned);
}
