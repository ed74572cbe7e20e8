import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync, inflateSync } from 'node:zlib';
import { PDFArray, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { jpegWith, pdfTold, toldInJpeg } from '#tests/files';
import { cleanPdf } from './clean-pdf.ts';

async function clean(octets: Uint8Array): Promise<Buffer> {
  const cleaned = await cleanPdf(octets);
  return cleaned.ok ? Buffer.from(cleaned.value) : assert.fail(cleaned.problems[0].code);
}

/** All that a file says, compressed or not. */
function saidIn(octets: Buffer): string {
  const parts = [octets.toString('latin1')];
  for (let at = octets.indexOf('stream'); at >= 0; at = octets.indexOf('stream', at + 6)) {
    for (const from of [at + 7, at + 8]) {
      try {
        parts.push(inflateSync(octets.subarray(from), { finishFlush: 2 }).toString('latin1'));
      } catch {}
    }
  }
  return parts.join('\n');
}

test('F18: a PDF loses scripts, actions, files inside, notes of its maker and earlier states, and keeps its page', async () => {
  const before = await pdfTold();
  for (const word of ['INNER-FILE', 'XMP', 'GPS', 'ACTION', 'LAUNCH', 'LINK', 'CARRIED', 'FILM', 'EARLIER', 'PRIVATE'])
    assert.match(saidIn(before), new RegExp(`CANARY-${word}`));
  const after = await clean(before);
  const said = saidIn(after);
  assert.equal(/CANARY|JavaScript|Launch|EmbeddedFile|RichMedia|OpenAction|Producer|pdf-lib/.test(said), false, said);
  assert.match(said, /A note to be seen/);
  const document = await PDFDocument.load(after, { updateMetadata: false });
  assert.equal(document.getPageCount(), 1);
  const marks = document.getPage(0).node.lookup(PDFName.of('Annots'), PDFArray);
  assert.equal(marks.size(), 2, 'the link, which leads nowhere now, and the note');
  assert.match(said, new RegExp(Buffer.from('Words to be seen').toString('hex'), 'i'));
});

test('F18: a photograph that is packed once more inside a PDF tells no place either', async () => {
  const document = await PDFDocument.create();
  const page = document.addPage([200, 200]);
  const photo = {
    ...{ Type: 'XObject', Subtype: 'Image', Width: 2, Height: 2, BitsPerComponent: 8, ColorSpace: 'DeviceRGB' },
    Filter: ['FlateDecode', 'DCTDecode'],
    DecodeParms: [null, { ColorTransform: 1 }],
  };
  const packed = document.context.register(document.context.stream(deflateSync(jpegWith(...toldInJpeg)), photo));
  page.node.setXObject(PDFName.of('Photo'), packed);
  const before = Buffer.from(await document.save({ useObjectStreams: false }));
  assert.match(saidIn(before), /CANARY-GPS/);
  const after = saidIn(await clean(before));
  assert.doesNotMatch(after, /CANARY/);
  assert.match(after, /DCTDecode[\s\S]*\xff\xd8\xff/, 'the picture itself is there');
  assert.match(after, /ColorTransform 1/);
});

test('cleaned twice, it is as after once', async () => {
  const once = await clean(await pdfTold());
  assert.equal((await clean(once)).length, once.length);
});

test('a PDF with a password is refused as such', async () => {
  const document = await PDFDocument.create();
  document.addPage();
  document.encrypt({ userPassword: 'secret', ownerPassword: 'other', permissions: {} });
  assert.deepEqual(await cleanPdf(await document.save()), {
    ok: false,
    problems: [{ code: 'attachment-locked', field: 'file' }],
  });
});

test('F18: a PDF that keeps its reader busy, or grows without end, comes to an end in time', {
  timeout: 60_000,
}, async () => {
  const document = await PDFDocument.create();
  document.addPage();
  const grown = document.context.flateStream(Buffer.alloc(100 * 1024 * 1024, ' '), { Type: 'ObjStx', N: 1, First: 4 });
  document.context.register(grown);
  // The library writes no such thing itself.
  const saved = Buffer.from(await document.save({ useObjectStreams: false }));
  saved.write('ObjStm', saved.indexOf('ObjStx'));
  assert.ok(saved.length < 200_000, 'it is small');
  const deep = Buffer.from(`%PDF-1.7\n1 0 obj\n${'['.repeat(4_000_000)}`);
  const started = Date.now();
  for (const octets of [saved, deep]) {
    const cleaned = await cleanPdf(octets, 5);
    // What is left out of a file that cannot be read whole is left out of the new one.
    if (cleaned.ok) assert.ok(cleaned.value.length < 2_000);
    else assert.equal(cleaned.problems[0].code, 'attachment-not-readable');
  }
  assert.ok(Date.now() - started < 20_000);
});
