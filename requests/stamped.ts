import type { Collected } from './open-package.ts';

/**
 * A package whose end record says who took it: a ZIP's comment, which `unzip -z` shows. What is in it stays as it is.
 * @param words up to 65,535 octets; the package has no comment yet
 * @see APPNOTE 4.3.16: the record ends with the comment's length, in two octets, and the comment
 */
export function stamped({ octets, size, ...rest }: Collected, words: string): Collected {
  const comment = Buffer.from(words);
  return { ...rest, size: size + comment.length, octets: withComment(octets, comment) };
}

const lengthOctets = 2;

async function* withComment(octets: AsyncGenerator<Buffer>, comment: Buffer): AsyncGenerator<Buffer> {
  let end = Buffer.alloc(0);
  for await (const piece of octets) {
    const all = Buffer.concat([end, piece]);
    end = all.subarray(-lengthOctets);
    if (all.length > end.length) yield all.subarray(0, -lengthOctets);
  }
  end = Buffer.alloc(lengthOctets);
  end.writeUInt16LE(comment.length);
  yield Buffer.concat([end, comment]);
}
