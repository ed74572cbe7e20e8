/** A JPEG without what tells of its maker: where, when, with what, and whatever else was put beside the picture. */
import { isShowable, joined, stands, viewOf } from './octets.ts';

const marker = { start: 0xd8, end: 0xd9, scan: 0xda, app0: 0xe0, app1: 0xe1, app2: 0xe2, app14: 0xee, comment: 0xfe };

/** Baseline, extended and progressive: what every browser shows. Others are other programs’ business. */
const isFrame = (code: number) => code >= 0xc0 && code <= 0xc2;
/** Tables of Huffman codes and quantisation, and the interval of restarts. */
const isTable = (code: number) => code === 0xc4 || code === 0xdb || code === 0xdd;
const isApp = (code: number) => code >= 0xe0 && code <= 0xef;
const isRestart = (code: number) => code >= 0xd0 && code <= 0xd7;

/** Scans of one picture; progressive ones have about ten, and thousands are there to keep somebody's machine busy. */
const mostScans = 100;

type Found = { jfif: Uint8Array | null; orientation: number; kept: Uint8Array[]; frames: number; scans: number };

/**
 * The same picture, pixel by pixel, of a new file: with its colour profile and the way it is turned, without Exif, XMP,
 * IPTC, comments, thumbnails and all that follows its end.
 * @returns null when it is no whole JPEG
 * @see ITU-T T.81 Annex B; JFIF 1.02; Exif 2.32 § 4.6.4 (Orientation); ICC.1 B.4
 */
export function cleanJpeg(octets: Uint8Array): Uint8Array | null {
  if (!stands(octets, 0, '\xff\xd8')) return null;
  const found: Found = { jfif: null, orientation: 1, kept: [], frames: 0, scans: 0 };
  for (let at = 2; ; ) {
    if (octets[at] !== 0xff) return null;
    while (octets[at + 1] === 0xff) at += 1;
    const code = octets[at + 1] ?? 0;
    if (code === marker.end) return found.scans > 0 ? written(found) : null;
    const end = at + 2 + lengthAt(octets, at + 2);
    if (!isWhole(octets, at, end) || !take(code, octets.subarray(at, end), found)) return null;
    at = end;
    if (code === marker.scan) {
      at = endOfScan(octets, end);
      found.kept.push(octets.subarray(end, at));
    }
  }
}

const lengthAt = (octets: Uint8Array, at: number): number =>
  at + 2 <= octets.length ? viewOf(octets).getUint16(at) : 0;
const isWhole = (octets: Uint8Array, at: number, end: number) => end >= at + 4 && end <= octets.length;

/** Keeps a segment, what is needed of it, or nothing. @returns false when no such picture has it */
function take(code: number, segment: Uint8Array, found: Found): boolean {
  if (isFrame(code)) {
    found.frames += 1;
    if (found.frames > 1 || segment.length < 10 || !isShowable(lengthAt(segment, 7), lengthAt(segment, 5)))
      return false;
  } else if (code === marker.scan) {
    found.scans += 1;
    if (found.frames === 0 || found.scans > mostScans) return false;
  } else if (isApp(code) || code === marker.comment) {
    return takeBeside(code, segment, found);
  } else if (!isTable(code)) return false;
  found.kept.push(segment);
  return true;
}

/** Of what stands beside the picture: how its numbers become colours, and which side is up. */
function takeBeside(code: number, segment: Uint8Array, found: Found): boolean {
  if (code === marker.app0 && stands(segment, 4, 'JFIF\0') && segment.length >= 18) {
    // Without its thumbnail, which shows what was cut off the picture.
    found.jfif = Uint8Array.from([0xff, marker.app0, 0, 16, ...segment.subarray(4, 16), 0, 0]);
  } else if (code === marker.app1 && stands(segment, 4, 'Exif\0\0')) {
    found.orientation = orientationIn(segment.subarray(10));
  } else if (code === marker.app2 && stands(segment, 4, 'ICC_PROFILE\0')) {
    found.kept.push(segment);
  } else if (code === marker.app14 && stands(segment, 4, 'Adobe') && segment.length >= 16) {
    found.kept.push(Uint8Array.from([0xff, marker.app14, 0, 14, ...segment.subarray(4, 16)]));
  }
  return true;
}

/** Where the coded picture ends: at the first marker that is no restart. */
function endOfScan(octets: Uint8Array, from: number): number {
  for (let at = octets.indexOf(0xff, from); at >= 0; at = octets.indexOf(0xff, at + 1)) {
    const next = octets[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  return octets.length;
}

const orientationTag = 0x0112;

/** How a camera was held, 1 to 8; 1 for whatever is not plainly said. */
function orientationIn(tiff: Uint8Array): number {
  const isLittle = stands(tiff, 0, 'II*\0');
  if (!isLittle && !stands(tiff, 0, 'MM\0*')) return 1;
  const view = viewOf(tiff);
  const has = (at: number, octets: number) => at >= 8 && at + octets <= tiff.length;
  const first = tiff.length >= 8 ? view.getUint32(4, isLittle) : 0;
  const entries = has(first, 2) ? view.getUint16(first, isLittle) : 0;
  for (let index = 0; index < entries; index++) {
    const at = first + 2 + index * 12;
    if (!has(at, 12)) return 1;
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    const said = view.getUint16(at + 8, isLittle);
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
}

/** Exif that says one thing: which side is up. Written anew, nothing of the old one is in it. */
const exifOf = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, marker.app1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0],
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1],
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

function written({ jfif, orientation, kept }: Found): Uint8Array {
  const [start, end] = [Uint8Array.of(0xff, marker.start), Uint8Array.of(0xff, marker.end)];
  return joined([start, ...(jfif ? [jfif] : []), ...(orientation > 1 ? [exifOf(orientation)] : []), ...kept, end]);
}
