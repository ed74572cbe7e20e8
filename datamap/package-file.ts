import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Manifest } from '#domain/plan';

type ManifestFile = Manifest['files'][number];

/** Passes bytes on, and knows their number and SHA-256 at the end. `before` and `after` frame them. */
export class Measured extends Transform {
  #hash = createHash('sha256');
  #bytes = 0;
  #skip: number;
  #after: string;

  constructor({ before = '', after = '', skip = 0 }: { before?: string; after?: string; skip?: number }) {
    super();
    this.#skip = skip;
    this.#after = after;
    if (before !== '') this.#take(Buffer.from(before));
  }

  #take(chunk: Buffer): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    this.push(chunk);
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    const rest = this.#skip > 0 ? chunk.subarray(this.#skip) : chunk;
    this.#skip = Math.max(0, this.#skip - chunk.length);
    if (rest.length > 0) this.#take(rest);
    done();
  }

  override _flush(done: TransformCallback): void {
    if (this.#after !== '') this.#take(Buffer.from(this.#after));
    done();
  }

  /** What the manifest says of the file; once, after its end. */
  measure(file: Pick<ManifestFile, 'name' | 'rows' | 'table'>): ManifestFile {
    return { ...file, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/**
 * The rows of a query as CSV, the names of the columns first. A byte order mark tells spreadsheets that it is UTF-8.
 * @param query SQL without parameters; values come from settings of the transaction
 */
export const csvOf = (client: ClientBase, query: string): Measured =>
  copied(client, `COPY (${query}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')`, new Measured({ before: '\uFEFF' }));

/**
 * The rows as one JSON list, a row a line. Each row comes with a comma and a tab in front, of which the first are skipped;
 * neither the quote nor the tab occurs in JSON on one line, so PostgreSQL sends the text as it is. A column of their own
 * costs a sixth less than joining them to each row's text.
 */
export const jsonOf = (client: ClientBase, query: string): Measured =>
  copied(
    client,
    `COPY (SELECT ',', row_to_json(r) FROM (${query}) r)
     TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\t', ENCODING 'UTF8')`,
    new Measured({ before: '[', after: ']\n', skip: 2 }),
  );

function copied(client: ClientBase, text: string, out: Measured): Measured {
  const copy = client.query(copyTo(text));
  copy.on('error', (error) => out.destroy(error));
  copy.pipe(out);
  // Whoever reads may give up: the rest is read and dropped, or the connection would wait for it for ever. After `pipe`,
  // whose own listener pauses the copy at that moment.
  out.on('close', () => copy.resume());
  return out;
}
