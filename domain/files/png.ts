/** A PNG without what tells of its maker. */
import { isShowable, joined, stands, viewOf } from './octets.ts';

const signature = '\x89PNG\r\n\x1a\n';

/** What makes the picture: its pixels, and how their numbers become colours. */
const kept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'pHYs']);

/** A profile is compressed: what is longer than any real one may be a great deal of nothing. */
const longestProfile = 1024 * 1024;

type Chunk = { type: string; whole: Uint8Array; body: Uint8Array };

/**
 * The same picture of a new file: without texts, Exif, the time, single frames of an animation, and all that follows its
 * end. Every chunk's checksum is right, or the file is not taken.
 * @returns null when it is no whole PNG
 * @see PNG, Third Edition (W3C), § 5 and § 11
 */
export function cleanPng(octets: Uint8Array): Uint8Array | null {
  if (!stands(octets, 0, signature)) return null;
  const parts = [octets.subarray(0, signature.length)];
  const seen: string[] = [];
  for (let at = signature.length; ; ) {
    const chunk = chunkAt(octets, at);
    if (!chunk || !fits(chunk, seen)) return null;
    at += chunk.whole.length;
    if (kept.has(chunk.type)) {
      parts.push(chunk.whole);
      seen.push(chunk.type);
    }
    if (chunk.type === 'IEND') return seen.includes('IDAT') ? joined(parts) : null;
  }
}

function chunkAt(octets: Uint8Array, at: number): Chunk | null {
  if (at + 12 > octets.length) return null;
  const view = viewOf(octets);
  const end = at + 12 + view.getUint32(at);
  if (end > octets.length || view.getUint32(end - 4) !== crc32(octets.subarray(at + 4, end - 4))) return null;
  const type = String.fromCharCode(...octets.subarray(at + 4, at + 8));
  return /^[A-Za-z]{4}$/.test(type)
    ? { type, whole: octets.subarray(at, end), body: octets.subarray(at + 8, end - 4) }
    : null;
}

/** Whether a chunk may stand here. One that is critical and unknown makes a picture that nobody can show. */
function fits({ type, body }: Chunk, seen: readonly string[]): boolean {
  if ((type === 'IHDR') !== (seen.length === 0)) return false;
  if (type === 'IHDR') return isHeader(body);
  if (type === 'IDAT') return seen.includes('IDAT') || isCompressed(body);
  if (type === 'IEND') return body.length === 0;
  if (type === 'iCCP') return body.length <= longestProfile;
  return kept.has(type) || /^[a-z]/.test(type);
}

/** Depths in bits for each kind of colour. @see PNG § 11.2.1, table 11.1 */
const depths: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

function isHeader(body: Uint8Array): boolean {
  if (body.length !== 13) return false;
  const view = viewOf(body);
  const [depth = 0, colour = 0, compression, filter, interlace = 2] = body.subarray(8);
  const isKnown = depths[colour]?.includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
  return Boolean(isKnown) && isShowable(view.getUint32(0), view.getUint32(4));
}

/** The two octets with which a zlib stream begins. @see RFC 1950 § 2.2 */
const isCompressed = ([method = 0, flags = 0]: Uint8Array): boolean =>
  (method & 15) === 8 && (method * 256 + flags) % 31 === 0;

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** @see PNG § 5.5 and Annex D */
function crc32(octets: Uint8Array): number {
  let value = 0xffffffff;
  for (const octet of octets) value = (table[(value ^ octet) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
