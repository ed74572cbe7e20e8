import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Taker } from '#datamap/package';

/** All octets of a copy that comes in one ZIP, into a stream. */
export const into =
  (to: Writable): Taker =>
  (octets) =>
    pipeline(octets, to);
