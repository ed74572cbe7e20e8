/** The pages' scripts and styles as Brotli. Next knows gzip alone, which is a sixth more, and squeezes anew each time. */
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import { takes } from './takes.ts';

const types: Record<string, string> = {
  '.js': 'application/javascript; charset=UTF-8',
  '.css': 'text/css; charset=UTF-8',
};

/** Answers a request for a file of the build; false where somebody else has to. */
export type Squeezed = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * Each file is squeezed once, after it was asked for first: that one goes out as Next has it, so that nobody waits.
 * @param folder `.next/static`; only names that are in it now are ever read
 */
export function squeezedFiles(folder: string): Squeezed {
  const names = globSync('**/*.{js,css}', { cwd: folder }).map((name) => name.replaceAll(path.sep, '/'));
  const files = new Map<string, Buffer | null>(names.map((name) => [`/_next/static/${name}`, null]));
  const begun = new Set<string>();
  async function squeeze(url: string): Promise<void> {
    const whole = await readFile(path.join(folder, url.slice('/_next/static/'.length)));
    files.set(url, await promisify(brotliCompress)(whole));
  }
  return (request, response) => {
    const { url = '', method } = request;
    const file = files.get(url);
    if (file === undefined || method !== 'GET' || !takes(request, 'br')) return false;
    if (file) {
      response.setHeader('Content-Type', types[path.extname(url)] ?? '');
      response.setHeader('Content-Encoding', 'br');
      response.setHeader('Vary', 'Accept-Encoding');
      response.setHeader('Content-Length', file.length);
      response.end(file);
      return true;
    }
    // A file that went away since is Next's to miss.
    if (!begun.has(url)) squeeze(url).catch(() => files.delete(url));
    begun.add(url);
    return false;
  };
}
