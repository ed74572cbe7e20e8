import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { DataFormat } from '#domain/asked-data';
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

/** How COPY writes rows into a file. */
export type CopyForm = {
  sql(query: string): string;
  before: string;
  after: string;
  /** Octets in front of the first row that are left out. */
  skip: number;
  hasHeader: boolean;
  /** Whether a line break between quotes is part of a value. */
  hasQuotes: boolean;
};

/** The forms of a data file; `query` is SQL without parameters: values come from settings of the transaction. */
export const copyForms = {
  /** The names of the columns first. A byte order mark tells spreadsheets that it is UTF-8. */
  csv: {
    sql: (query) => `COPY (${query}) TO STDOUT (FORMAT csv, HEADER, ENCODING 'UTF8')`,
    ...{ before: '\uFEFF', after: '', skip: 0, hasHeader: true, hasQuotes: true },
  },
  /**
   * One JSON list, a row a line. Each row comes with a comma and a tab in front, of which the first are skipped; neither
   * the quote nor the tab occurs in JSON on one line, so PostgreSQL sends the text as it is. A column of their own costs a
   * sixth less than joining them to each row's text.
   */
  json: {
    sql: (query) =>
      `COPY (SELECT ',', row_to_json(r) FROM (${query}) r)
       TO STDOUT (FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\t', ENCODING 'UTF8')`,
    ...{ before: '[', after: ']\n', skip: 2, hasHeader: false, hasQuotes: false },
  },
} as const satisfies Record<DataFormat, CopyForm>;

/** The rows of a query as one file. */
export const rowsFile = (client: ClientBase, query: string, form: CopyForm): Measured =>
  copied(client, form.sql(query), new Measured(form));

export function copied<To extends Transform>(client: ClientBase, text: string, out: To): To {
  const copy = client.query(copyTo(text));
  copy.on('error', (error) => out.destroy(error));
  copy.pipe(out);
  // Whoever reads may give up: the rest is read and dropped, or the connection would wait for it for ever. After `pipe`,
  // whose own listener pauses the copy at that moment.
  out.on('close', () => copy.resume());
  return out;
}
