import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chunk, header, pixels, pngWith, toldInPng } from '#tests/files';
import { cleanPng } from './png.ts';

const clean = (octets: Uint8Array): Buffer => Buffer.from(cleanPng(octets) ?? assert.fail('no PNG'));

test('F18: texts, Exif, the time and a maker’s own chunks are gone; pixels and colours are as they were', () => {
  const colours = [chunk('sRGB', Buffer.from([0])), chunk('iCCP', 'name\0\0profile'), chunk('pHYs', Buffer.alloc(9))];
  const before = pngWith([...colours, ...toldInPng]);
  assert.ok(before.includes('CANARY'));
  assert.deepEqual(clean(before), pngWith(colours));
  assert.deepEqual(clean(pngWith(colours)), pngWith(colours), 'a clean one stays as it is');
});

test('an animation becomes its first picture', () => {
  const moving = [chunk('acTL', Buffer.alloc(8)), chunk('fcTL', Buffer.alloc(26)), chunk('fdAT', 'more')];
  assert.deepEqual(clean(pngWith(moving)), pngWith());
});

test('F18: what follows the end, where archives and pages hide, is cut off', () => {
  assert.deepEqual(clean(Buffer.concat([pngWith(), Buffer.from('PK\x03\x04<script>')])), pngWith());
});

test('what is cut short, has a wrong checksum or an unknown part, or is no picture is none', () => {
  const whole = pngWith();
  for (let end = 0; end < whole.length; end++) assert.equal(cleanPng(whole.subarray(0, end)), null, `${end}`);
  for (let at = 8; at < whole.length; at++) {
    const broken = Buffer.from(whole);
    broken[at] = (broken[at] ?? 0) ^ 1;
    assert.equal(cleanPng(broken), null, `${at}`);
  }
  assert.equal(cleanPng(pngWith([chunk('EVIL', 'critical')])), null);
  assert.equal(cleanPng(pngWith([chunk('a1bc', 'x')])), null);
  assert.equal(cleanPng(pngWith([header(2, 1)])), null, 'two headers');
  assert.equal(cleanPng(pngWith([], Buffer.alloc(0))), null, 'no header');
  assert.equal(cleanPng(pngWith([chunk('IDAT', '<html>')])), null, 'pixels that are none');
  assert.equal(cleanPng(pngWith([chunk('iCCP', Buffer.alloc(1024 * 1024 + 1))])), null);
  const none = Buffer.concat([whole.subarray(0, whole.indexOf(pixels)), chunk('IEND', '')]);
  assert.equal(cleanPng(none), null, 'no pixels');
});

test('F18: a picture that says it is of gigabytes is none', () => {
  assert.ok(cleanPng(pngWith([], header(10_000, 10_000))));
  for (const [width, height] of [
    [10_001, 10_000],
    [0xffffffff, 0xffffffff],
    [0, 1],
  ] as const)
    assert.equal(cleanPng(pngWith([], header(width, height))), null, `${width}`);
});

test('no octets make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
      cleanPng(Buffer.concat([pngWith().subarray(0, 33), noise]));
      cleanPng(pngWith([chunk('PLTE', Buffer.from(noise))]));
    }),
  );
});
