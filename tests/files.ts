/** Files as people send them, with all that tells of their makers, for tests of what is taken in. */
import { crc32 } from 'node:zlib';
import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';

const bare = Buffer.from(
  `/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8Q
EBEQCgwSExIQEw8QEBD/2wBDAQMDAwQDBAgEBAgQCwkLEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQ
EBAQEBAQEBD/wAARCAABAAIDAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAV
AQEBAAAAAAAAAAAAAAAAAAAHCf/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ADoDFU3/2Q==`,
  'base64',
);

/** A segment of a JPEG. */
export function segment(code: number, body: string | Buffer): Buffer {
  const octets = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
  const head = Buffer.from([0xff, code, 0, 0]);
  head.writeUInt16BE(octets.length + 2, 2);
  return Buffer.concat([head, octets]);
}

/** Exif that says which side is up, who held the camera, and where. */
export function exif(orientation: number): Buffer {
  const tiff = Buffer.alloc(60);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(3, 8);
  const entry = (at: number, values: [tag: number, type: number, count: number, value: number]) => {
    const [tag, type, count, value] = values;
    tiff.writeUInt16LE(tag, at);
    tiff.writeUInt16LE(type, at + 2);
    tiff.writeUInt32LE(count, at + 4);
    tiff.writeUInt32LE(value, at + 8);
  };
  entry(10, [0x8825, 4, 1, 50]);
  entry(22, [0x0112, 3, 1, orientation]);
  entry(34, [0x013b, 2, 4, 0]);
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('CANARY-GPS 52.5200 N')]));
}

/** A red JPEG of two pixels, with these segments behind its first one. */
export const jpegWith = (...segments: Buffer[]): Buffer =>
  Buffer.concat([bare.subarray(0, 20), ...segments, bare.subarray(20)]);

export const colourProfile = segment(0xe2, 'ICC_PROFILE\0\x01\x01a profile of colours');

/** What cameras and programs put beside a picture. */
export const toldInJpeg = [
  exif(6),
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>CANARY-XMP</x:xmpmeta>'),
  segment(0xed, 'Photoshop 3.0\x008BIM CANARY-IPTC'),
  segment(0xe2, 'MPF\0CANARY-SECOND-PICTURE'),
  segment(0xfe, 'CANARY-COMMENT'),
];

/** A chunk of a PNG. */
export function chunk(type: string, body: string | Buffer): Buffer {
  const octets = Buffer.concat([Buffer.from(type, 'latin1'), typeof body === 'string' ? Buffer.from(body) : body]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(octets.length - 4);
  ends.writeUInt32BE(crc32(octets), 4);
  return Buffer.concat([ends.subarray(0, 4), octets, ends.subarray(4)]);
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** The header of a PNG with a palette. */
export function header(width: number, height: number): Buffer {
  const body = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0]);
  body.writeUInt32BE(width);
  body.writeUInt32BE(height, 4);
  return chunk('IHDR', body);
}

export const pixels = chunk('IDAT', Buffer.from('08d763600000000200 01e221bc33'.replace(' ', ''), 'hex'));

/** A red PNG of two pixels, with these chunks before its own, and others in the place of its header. */
export const pngWith = (chunks: Buffer[] = [], first = header(2, 1)): Buffer =>
  Buffer.concat([
    ...[signature, first, chunk('PLTE', Buffer.from([255, 0, 0])), ...chunks],
    ...[pixels, chunk('IEND', '')],
  ]);

/** What programs put into a PNG. */
export const toldInPng = [
  chunk('tEXt', 'Author\0CANARY-TEXT'),
  chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0CANARY-XMP'),
  chunk('eXIf', 'MM\0*CANARY-GPS'),
  chunk('tIME', Buffer.from([7, 233, 1, 1, 1, 1, 1])),
  chunk('caBX', 'CANARY-MAKER'),
];

/** A PDF of one page that acts, carries files and tells of its maker. */
export async function pdfTold(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const { context, catalog } = document;
  const page = document.addPage([200, 200]);
  page.drawText('Words to be seen', { x: 20, y: 100 });
  page.drawImage(await document.embedJpg(jpegWith(...toldInJpeg)), { x: 0, y: 0, width: 20, height: 10 });
  document.setAuthor('CANARY-AUTHOR');
  document.setTitle('CANARY-TITLE');
  document.addJavaScript('run', 'app.alert("CANARY-SCRIPT")');
  await document.attach(Buffer.from('CANARY-INNER-FILE'), 'inner.exe', { mimeType: 'application/x-msdownload' });
  const metadata = context.stream('<x:xmpmeta>CANARY-XMP</x:xmpmeta>', { Type: 'Metadata', Subtype: 'XML' });
  catalog.set(PDFName.of('Metadata'), context.register(metadata));
  const run = { S: 'JavaScript', JS: PDFString.of('CANARY-ACTION') };
  catalog.set(PDFName.of('OpenAction'), context.register(context.obj(run)));
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'Launch', F: PDFString.of('CANARY-LAUNCH.exe') } }));
  page.node.set(PDFName.of('PieceInfo'), context.obj({ Maker: { Private: PDFString.of('CANARY-PRIVATE') } }));
  const mark = (more: object) => context.register(context.obj({ Type: 'Annot', Rect: [0, 0, 9, 9], ...more }));
  const marks = [
    mark({ Subtype: 'Link', A: { S: 'URI', URI: PDFString.of('http://CANARY-LINK.test') } }),
    mark({ Subtype: 'FileAttachment', Contents: PDFString.of('CANARY-CARRIED') }),
    mark({ Subtype: 'RichMedia', Contents: PDFString.of('CANARY-FILM') }),
    mark({ Subtype: 'Text', T: PDFHexString.fromText('CANARY'), Contents: PDFString.of('A note to be seen') }),
  ];
  page.node.set(PDFName.of('Annots'), context.obj(marks));
  context.register(PDFString.of('CANARY-EARLIER-STATE'));
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

/** A file as a browser sends it. */
export const sent = (octets: Buffer | string, name: string, type = 'application/octet-stream'): File =>
  new File([new Uint8Array(Buffer.from(octets))], name, { type });
