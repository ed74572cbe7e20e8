/** A copy as it is written: one file after the other into a ZIP, or into several that are each no larger than was wished. */
import type { ClientBase } from 'pg';
import { ZipFile } from 'yazl';
import type { Manifest } from '#domain/plan';
import { CutRows } from './cut-rows.ts';
import { type CopyForm, Measured, rowsFile } from './package-file.ts';

/** Takes all octets of a ZIP. */
export type Taker = (octets: AsyncIterable<Uint8Array>) => Promise<unknown>;

type File = Pick<Manifest['files'][number], 'name' | 'rows' | 'table'>;

/** Octets that may still come when a ZIP is seen to be full: those on their way, and its own end. */
const spare = 1_000_000;

export class Package {
  #take: Taker;
  #now: Date;
  #full: number;
  #zip = new ZipFile();
  #taken: Promise<unknown> = Promise.resolve();
  /** Of this ZIP, so far. */
  #octets = 0;
  #number = 0;
  #files: Manifest['files'] = [];
  #open: Measured | null = null;
  #fail: (error: unknown) => void = () => {};
  #failed = new Promise<never>((_, reject) => {
    this.#fail = reject;
  });

  constructor(take: Taker, { now, atMost = Number.POSITIVE_INFINITY }: { now: Date; atMost?: number | undefined }) {
    this.#take = take;
    this.#now = now;
    this.#full = atMost - spare;
    this.#failed.catch(() => {}); // told by `filled`
  }

  /** What `fill` answers, once all is taken. @throws what it throws, or whoever takes; the ZIP is then cut off */
  async filled<Answer>(fill: () => Promise<Answer>): Promise<Answer> {
    this.#begin();
    try {
      const answer = await Promise.race([fill(), this.#failed]);
      await this.#taken;
      return answer;
    } catch (error) {
      this.#cutOff(error);
      await this.#taken.catch(() => {}); // the first error says why
      throw error;
    }
  }

  async text(name: string, content: string): Promise<void> {
    const file = new Measured({});
    await this.#stream({ name, rows: null, table: null }, () => {
      file.end(content);
      return file;
    });
  }

  /** A file that cannot be cut. @param size in octets */
  async given({ name, size }: { name: string; size: number }, open: () => Measured): Promise<void> {
    if (this.#octets + size > this.#full && this.#octets > 0) await this.#next();
    await this.#stream({ name, rows: null, table: null }, open);
  }

  /** The rows of a query, in `data`; where the ZIP is full before they end, they go on in a folder of the next. */
  async rows(
    file: File,
    { client, query, form }: { client: ClientBase; query: string; form: CopyForm },
  ): Promise<void> {
    const into = (folder: string) => ({ ...file, name: `${folder}/${file.name}` });
    if (this.#full === Number.POSITIVE_INFINITY) return this.#stream(into('data'), () => rowsFile(client, query, form));
    const isFull = () => this.#octets >= this.#full;
    const rows = new CutRows(client, query, form);
    try {
      for (let isFirst = true; !rows.isOver; isFirst = false) {
        if (isFull()) await this.#next();
        await this.#stream(into(isFirst ? 'data' : `data/part-${this.#number}`), () => rows.file(isFull));
      }
    } finally {
      rows.close();
    }
  }

  async end(request: string): Promise<Manifest> {
    const manifest: Manifest = { version: 1, request, at: this.#now.toISOString(), files: this.#files };
    await this.text('manifest.json', `${JSON.stringify({ ...manifest, files: [...this.#files] }, null, 2)}\n`);
    this.#zip.end();
    return { ...manifest, files: this.#files.filter(({ name }) => name !== 'manifest.json') };
  }

  #begin(): void {
    this.#octets = 0;
    this.#number += 1;
    this.#zip = new ZipFile();
    this.#zip.on('error', this.#fail);
    this.#taken = this.#take(this.#counted(this.#zip.outputStream));
    this.#taken.catch(this.#fail);
  }

  async #next(): Promise<void> {
    this.#zip.end();
    await this.#taken;
    this.#begin();
  }

  async *#counted(octets: NodeJS.ReadableStream): AsyncGenerator<Uint8Array> {
    for await (const piece of octets) {
      this.#octets += piece.length;
      yield typeof piece === 'string' ? Buffer.from(piece) : piece;
    }
  }

  /** Adds a file and waits for its end, so that one statement at a time runs. */
  #stream(file: File, open: () => Measured): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#zip.addReadStreamLazy(file.name, { mtime: this.#now, mode: 0o100600 }, (give) => {
        const content = open();
        this.#open = content;
        content.once('error', reject);
        content.once('end', () => {
          this.#files.push(content.measure(file));
          resolve();
        });
        give(null, content);
      });
    });
  }

  /** yazl leaves its output open when a file fails, and whoever reads it would wait for ever. */
  #cutOff(error: unknown): void {
    const reason = error instanceof Error ? error : undefined;
    this.#open?.destroy();
    const output = this.#zip.outputStream;
    if ('destroy' in output && typeof output.destroy === 'function') output.destroy(reason);
  }
}
