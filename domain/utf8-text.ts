import { FileFault } from './faults.ts';

/**
 * The text of a file that the operator writes.
 * @throws FileFault with the line of the first byte that is not UTF-8: read all the same, its letters would be others
 */
export function utf8Text(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const [good = ''] = new TextDecoder().decode(bytes).split('\uFFFD', 1);
    const lines = good.split('\n');
    throw new FileFault(file, [
      { line: lines.length, column: (lines.at(-1) ?? '').length + 1, says: 'is not UTF-8: save the file as UTF-8' },
    ]);
  }
}
