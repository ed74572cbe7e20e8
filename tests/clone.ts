/** Another copy of this project, as a fresh clone after `npm ci` would be. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const left = new Set(['.git', '.habeas', '.next', 'node_modules', 'test-results']);

/** Hard links where that is possible: a linked folder would lie outside of what the build may read. */
function link(from: string, to: string): void {
  const { status } = spawnSync('cp', ['-al', from, to], { stdio: 'ignore' });
  if (status !== 0) cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/** @param isBuilt with the pages as they were built here */
export function cloneTo(folder: string, isBuilt: boolean): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(root).filter((one) => !left.has(one))) {
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  link(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  if (isBuilt)
    cpSync(path.join(root, '.next'), path.join(folder, '.next'), { recursive: true, verbatimSymlinks: true });
}
