import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { colourProfile, exif, jpegWith, segment, toldInJpeg } from '#tests/files';
import { cleanJpeg } from './jpeg.ts';

const clean = (octets: Uint8Array): Buffer => Buffer.from(cleanJpeg(octets) ?? assert.fail('no JPEG'));
const scanOf = (octets: Buffer) => octets.subarray(octets.indexOf(Buffer.from([0xff, 0xda])));

test('F18: Exif with the place, XMP, IPTC, comments and second pictures are gone; pixels and colours are as they were', () => {
  const before = jpegWith(...toldInJpeg, colourProfile);
  const after = clean(before);
  assert.ok(before.includes('CANARY'));
  assert.equal(after.includes('CANARY'), false);
  assert.ok(after.includes(colourProfile));
  assert.deepEqual(scanOf(after), scanOf(before));
  assert.deepEqual(clean(after), after, 'a clean one stays as it is');
});

test('the side that is up is told on, and nothing else of Exif', () => {
  for (const orientation of [2, 3, 6, 8]) {
    const after = clean(jpegWith(exif(orientation)));
    const at = after.indexOf('Exif\0\0');
    assert.deepEqual(after.subarray(at - 4, at + 32), Buffer.concat([segment(0xe1, after.subarray(at, at + 32))]));
    assert.equal(after.readUInt16BE(at + 24), orientation);
  }
  for (const odd of [0, 1, 9, 65_535]) assert.equal(clean(jpegWith(exif(odd))).includes('Exif'), false, `${odd}`);
  const other = exif(6);
  for (let cut = 4; cut < other.length - 4; cut++) clean(jpegWith(segment(0xe1, other.subarray(4, 4 + cut))));
});

test('the thumbnail, which shows what was cut off a picture, is gone', () => {
  const thumbnail = segment(0xe0, 'JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01CANARY');
  const after = clean(Buffer.concat([Buffer.from([0xff, 0xd8]), thumbnail, jpegWith().subarray(20)]));
  assert.equal(after.includes('CANARY'), false);
  assert.ok(after.includes('JFIF\0'));
});

test('F18: what follows the end, where archives and pages hide, is cut off', () => {
  assert.deepEqual(clean(Buffer.concat([jpegWith(), Buffer.from('PK\x03\x04<script>')])), clean(jpegWith()));
});

test('what is cut short, says nothing, says too much or is no JPEG is none', () => {
  const whole = jpegWith(colourProfile);
  for (let end = 0; end < whole.length; end++) assert.equal(cleanJpeg(whole.subarray(0, end)), null, `${end}`);
  const size = whole.indexOf(Buffer.from([0xff, 0xc0])) + 5;
  const sized = (height: number, width: number) => {
    const other = Buffer.from(whole);
    other.writeUInt16BE(height, size);
    other.writeUInt16BE(width, size + 2);
    return cleanJpeg(other);
  };
  assert.ok(sized(9_000, 9_000));
  assert.equal(sized(65_000, 65_000), null, 'gigabytes of pixels');
  assert.equal(sized(0, 5), null);
  const frame = whole.subarray(size - 5, size + 14);
  assert.equal(cleanJpeg(jpegWith(Buffer.from(frame))), null, 'two frames');
  assert.equal(cleanJpeg(jpegWith(segment(0xc3, 'lossless'))), null);
  assert.equal(cleanJpeg(jpegWith(Buffer.from([0xff, 0xd0]))), null);
  const scan = scanOf(whole).subarray(0, 14);
  const many = Buffer.concat([whole.subarray(0, -2), ...Array<Buffer>(100).fill(scan), Buffer.from([0xff, 0xd9])]);
  assert.equal(cleanJpeg(many), null, 'scans without end');
});

test('no octets make it throw, and what it gives out it takes again', () => {
  const octets = fc.uint8Array({ maxLength: 400 });
  fc.assert(
    fc.property(octets, fc.nat(300), (noise, at) => {
      const broken = Buffer.from(jpegWith(...toldInJpeg, colourProfile));
      broken.set(noise.subarray(0, Math.max(0, broken.length - at)), at);
      for (const given of [broken, Buffer.concat([Buffer.from([0xff, 0xd8]), noise])]) {
        const after = cleanJpeg(given);
        if (after) assert.deepEqual(cleanJpeg(after), after);
      }
    }),
  );
});
