/** Rows that COPY writes, as several files where one would be too large: each is whole in itself, and is cut between two rows. */
import { PassThrough, pipeline, type Readable } from 'node:stream';
import type { ClientBase } from 'pg';
import type { Manifest } from '#domain/plan';
import { type CopyForm, copied, Measured } from './package-file.ts';

const [lineBreak, quote] = [0x0a, 0x22];

/** A file of rows, which counts them. */
class RowsFile extends Measured {
  rows = 0;

  override measure(file: Pick<Manifest['files'][number], 'name' | 'table' | 'rows'>): Manifest['files'][number] {
    return super.measure({ ...file, rows: this.rows });
  }
}

export class CutRows {
  /** Whether the last file has the last rows. */
  isOver = false;
  #form: CopyForm;
  #octets: Readable;
  #chunks: AsyncIterator<Buffer>;
  #rest: Buffer | null = null;
  #isQuoted = false;
  /** The names of the columns, which every file begins with. */
  #header: Buffer[] = [];

  /** @param query SQL without parameters */
  constructor(client: ClientBase, query: string, form: CopyForm) {
    this.#form = form;
    this.#octets = copied(client, form.sql(query), new PassThrough());
    this.#chunks = this.#octets[Symbol.asyncIterator]();
  }

  /** The next file: to the last row, or to the end of the one in which `isFull` says so. */
  file(isFull: () => boolean): Measured {
    const { before, after, skip } = this.#form;
    const file = new RowsFile({ before: before + Buffer.concat(this.#header).toString(), after, skip });
    // The file fails as the rows do; where its reader gives up, so do they.
    pipeline(this.#until(isFull, file), file, (error) => error && this.close());
    return file;
  }

  /** What is left is read and dropped. */
  close(): void {
    this.#octets.destroy();
  }

  async *#until(isFull: () => boolean, file: RowsFile): AsyncGenerator<Buffer> {
    let lacksHeader = this.#form.hasHeader && this.#header.length === 0;
    for (let chunk = await this.#next(); chunk; chunk = await this.#next()) {
      const isLast = isFull();
      let from = 0;
      let cut = -1;
      for (const end of this.#ends(chunk)) {
        if (lacksHeader) this.#header.push(chunk.subarray(from, end));
        else file.rows += 1;
        if (isLast && !lacksHeader) cut = end;
        lacksHeader = false;
        from = end;
        if (cut > 0) break;
      }
      if (lacksHeader) this.#header.push(chunk);
      yield cut > 0 ? chunk.subarray(0, cut) : chunk;
      if (cut < 0) continue;
      this.#rest = cut < chunk.length ? chunk.subarray(cut) : await this.#next();
      this.isOver = this.#rest === null;
      return;
    }
    this.isOver = true;
  }

  async #next(): Promise<Buffer | null> {
    const rest = this.#rest;
    this.#rest = null;
    if (rest) return rest;
    const { value, done } = await this.#chunks.next();
    return done ? null : value;
  }

  /** Where rows end, each time after the line break; one between quotes ends none. */
  *#ends(chunk: Buffer): Generator<number> {
    let at = this.#form.hasQuotes ? chunk.indexOf(quote) : -1;
    for (let end = chunk.indexOf(lineBreak); end >= 0; end = chunk.indexOf(lineBreak, end + 1)) {
      for (; at >= 0 && at < end; at = chunk.indexOf(quote, at + 1)) this.#isQuoted = !this.#isQuoted;
      if (!this.#isQuoted) yield end + 1;
    }
    for (; at >= 0; at = chunk.indexOf(quote, at + 1)) this.#isQuoted = !this.#isQuoted;
  }
}
