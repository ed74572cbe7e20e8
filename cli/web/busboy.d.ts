/** What we use of the parser that Next brings; it has no types there. */
declare module 'next/dist/compiled/busboy/index.js' {
  import type { IncomingHttpHeaders } from 'node:http';
  import type { Readable, Writable } from 'node:stream';

  type Name = string | undefined;
  interface Parser extends Writable {
    on(event: 'field', listener: (name: Name, value: string) => void): this;
    on(event: 'file', listener: (name: Name, file: Readable, told: { encoding: string }) => void): this;
    on(event: 'error' | 'close', listener: () => void): this;
  }
  /** @throws Error on headers of no form */
  export default function busboy(of: {
    headers: IncomingHttpHeaders;
    defParamCharset: string;
    limits: { fieldSize: number };
  }): Parser;
}
