/** Organisation files of a test's own. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has this test file served by the example organisation with other laws; called before anything asks for it.
 * @param lines YAML in the place of the example's `laws:`
 */
export function ruledBy(lines: string, example = 'clickandchat'): void {
  const text = readFileSync(`examples/${example}/organisation.yaml`, 'utf8');
  const changed = text.replace(/^laws: .*$/m, lines);
  if (changed === text) throw new Error('the example names no laws');
  const folder = mkdtempSync(join(tmpdir(), 'ruled-by-'));
  writeFileSync(join(folder, 'organisation.yaml'), changed);
  process.env.HABEAS_ORGANISATION = folder;
}
