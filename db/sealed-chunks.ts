/** A stream as sealed pieces. Number and last flag are sealed with each: what is cut short or put together anew does not open. */
import { seal, Unopened, unseal } from './seal.ts';

export type Chunk = { number: number; last: boolean; body: Buffer };
type Under = { key: Buffer; context: string };

/** Octets of a chunk before sealing. */
const chunkOctets = 1024 * 1024;
const contextOf = ({ context }: Under, number: number, last: boolean): string => `${context}:${number}:${last}`;

/** Seals a stream, holding one chunk at a time. @param write called in order; awaited */
export async function sealedChunks(
  under: Under,
  octets: AsyncIterable<Uint8Array>,
  write: (chunk: Chunk) => Promise<void>,
): Promise<void> {
  let number = 0;
  let held = Buffer.alloc(0);
  const put = async (clear: Buffer, last: boolean) => {
    await write({ number, last, body: seal(under.key, contextOf(under, number, last), clear) });
    number += 1;
  };
  for await (const piece of octets) {
    held = Buffer.concat([held, piece]);
    // Written when more has come, so that the last chunk is known to be the last.
    for (; held.length > chunkOctets; held = held.subarray(chunkOctets))
      await put(held.subarray(0, chunkOctets), false);
  }
  await put(held, true);
}

/** The stream again. @throws Unopened when a chunk is missing, moved or changed */
export async function* unsealedChunks(
  under: Under,
  find: (number: number) => Promise<Chunk | null>,
): AsyncGenerator<Buffer> {
  for (let number = 0; ; number++) {
    const chunk = await find(number);
    if (!chunk) throw new Unopened('What is sealed ends before its last piece.');
    yield unseal(under.key, contextOf(under, number, chunk.last), chunk.body);
    if (chunk.last) return;
  }
}
