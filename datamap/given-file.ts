/** Files that somebody found outside the database, on their way into a package. */
import { Readable } from 'node:stream';
import type { PackageFile } from './export-html.ts';
import { givenFileName } from './file-name.ts';
import { Measured } from './package-file.ts';

/** `title` of the work that brought it up, `size` in octets. */
export type GivenFile = { name: string; title: string; size: number; open: () => AsyncIterable<Uint8Array> };

/** Each with the name that it has in the package, and none twice. */
export function named(given: GivenFile[]): (GivenFile & PackageFile)[] {
  const taken = new Set<string>();
  return given.map((file) => ({ ...file, path: `files/${givenFileName(file.name, taken)}` }));
}

/** A stream on its way into a file; where it breaks, so does the file. */
export function measured(octets: AsyncIterable<Uint8Array>): Measured {
  const out = new Measured({});
  const source = Readable.from(octets, { objectMode: false });
  source.on('error', (error) => out.destroy(error));
  out.on('close', () => source.destroy());
  return source.pipe(out);
}
