/** What a whole build leaves in Next's folder: the pages, and the visitor's script, which `next build` alone does not make. */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '#cli/refusal';

/** @param folder `.next` */
export const hasPages = (folder: string): boolean => existsSync(path.join(folder, 'BUILD_ID'));

/** The script's address; null where it was not made. */
export function scriptIn(folder: string): string | null {
  const [name] = globSync('visitor/*.js', { cwd: path.join(folder, 'static') });
  return name ? `/_next/static/${name.replaceAll(path.sep, '/')}` : null;
}

/**
 * Without the script all pages would still work, and nobody would notice that it is missing.
 * @returns its address
 * @throws Refusal where a part of the build is missing
 */
export function requireBuild(folder: string): string {
  if (!hasPages(folder)) throw new Refusal('The pages are not built: run `npm run build` first');
  const script = scriptIn(folder);
  if (script) return script;
  throw new Refusal('The pages are built without their script, as `next build` does: run `npm run build` instead');
}
