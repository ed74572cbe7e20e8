/**
 * A program of its own: a PDF in, the same pages out. Run by `clean-pdf.ts` with nothing in its surroundings, because
 * what strangers send is parsed here. Ends with `ended.locked` or `ended.unreadable` where there is nothing to give out.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  decodePDFRawStream,
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from '@cantoo/pdf-lib';
import { cleanJpeg } from '#domain/files/jpeg';

const ended = { locked: 3, unreadable: 4 };

/** Octets that one compressed stream of the file's own structure may become: a few kilobytes can say gigabytes. */
const mostInflated = 32 * 1024 * 1024;

/** The library grows its buffer as long as there is more. Its own module, since it has no setting for that. */
function limitInflating(): void {
  const require = createRequire(import.meta.url);
  const module = path.join(path.dirname(require.resolve('@cantoo/pdf-lib')), 'core/streams/DecodeStream.js');
  const { default: stream }: { default: { prototype: { ensureBuffer(octets: number): Uint8Array } } } = require(module);
  const { ensureBuffer } = stream.prototype;
  stream.prototype.ensureBuffer = function limited(octets) {
    if (octets > mostInflated) throw new Error('a stream of the file is too large');
    return ensureBuffer.call(this, octets);
  };
}

/** What acts, hides files, or tells of the maker. What is left can be seen on a page, or is needed to show it. */
const never = [
  ...['AA', 'OpenAction', 'JS', 'JavaScript', 'Next', 'URI', 'XFA', 'CO', 'Requirements', 'Renditions'],
  ...['AlternatePresentations', 'RichMediaContent', 'EmbeddedFiles', 'AF', 'EF', 'RF', 'Collection', 'Alternates'],
  ...['OPI', 'Ref', 'URLS', 'IDS', 'SpiderInfo', 'Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'Perms', 'Legal'],
  ...['DSS', 'ByteRange', 'Cert', 'CreationDate', 'ModDate', 'M'],
].map((name) => PDFName.of(name));

/** Marks on a page that are only looked at. Others play, run, or carry a file. @see ISO 32000-1 table 169 */
const shownMarks = new Set(
  [
    ...['Link', 'Text', 'FreeText', 'Line', 'Square', 'Circle', 'Polygon', 'PolyLine', 'Highlight', 'Underline'],
    ...['Squiggly', 'StrikeOut', 'Stamp', 'Caret', 'Ink', 'Popup', 'Widget', 'Redact'],
  ].map((name) => PDFName.of(name)),
);

const nameIn = (dict: PDFDict, key: string): PDFName | undefined => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value : undefined;
};

function cleanDict(dict: PDFDict, isStream: boolean): void {
  for (const key of never) dict.delete(key);
  // Elsewhere F is a flag; in a stream it names a file of the reader's machine.
  if (isStream) for (const key of ['F', 'FFilter', 'FDecodeParms']) dict.delete(PDFName.of(key));
  for (const key of ['A', 'PA']) {
    const action = dict.lookup(PDFName.of(key));
    if (action instanceof PDFDict && nameIn(action, 'S') && nameIn(action, 'S') !== PDFName.of('GoTo'))
      dict.delete(PDFName.of(key));
  }
  const marks = dict.lookup(PDFName.of('Annots'));
  if (marks instanceof PDFArray) keepShown(marks);
  const [mark, author] = [nameIn(dict, 'Subtype'), dict.lookup(PDFName.of('T'))];
  const isText = author instanceof PDFString || author instanceof PDFHexString;
  if (isText && mark && mark !== PDFName.of('Widget')) dict.delete(PDFName.of('T'));
  if (nameIn(dict, 'FT') === PDFName.of('Sig')) dict.delete(PDFName.of('V'));
}

function keepShown(marks: PDFArray): void {
  for (let index = marks.size() - 1; index >= 0; index--) {
    const mark = marks.lookup(index);
    const kind = mark instanceof PDFDict ? nameIn(mark, 'Subtype') : undefined;
    if (!kind || !shownMarks.has(kind)) marks.remove(index);
  }
}

/** One thing or several, as filters and their settings are written. */
const listIn = (dict: PDFDict, key: string): (PDFObject | undefined)[] => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFArray ? value.asArray().map((_, at) => value.lookup(at)) : value ? [value] : [];
};

const isJpeg = (dict: PDFDict): boolean => listIn(dict, 'Filter').at(-1) === PDFName.of('DCTDecode');

/** A picture as it is, where it was packed once more. */
function unpacked(stream: PDFRawStream): PDFRawStream {
  const filters = listIn(stream.dict, 'Filter');
  if (filters.length < 2) return stream;
  const settings = listIn(stream.dict, 'DecodeParms');
  const [outer, inner] = [stream.dict.clone(), stream.dict.clone()];
  const { context } = stream.dict;
  outer.set(PDFName.of('Filter'), context.obj(filters.slice(0, -1).flatMap((one) => one ?? [])));
  outer.set(PDFName.of('DecodeParms'), context.obj(settings.slice(0, -1).map((one) => one ?? null)));
  inner.set(PDFName.of('Filter'), PDFName.of('DCTDecode'));
  inner.delete(PDFName.of('DecodeParms'));
  const ofJpeg = settings.length === filters.length ? settings.at(-1) : undefined;
  if (ofJpeg instanceof PDFDict) inner.set(PDFName.of('DecodeParms'), ofJpeg);
  return PDFRawStream.of(inner, decodePDFRawStream(PDFRawStream.of(outer, stream.contents)).decode());
}

/** Cleans all that the pages lead to, and drops the rest: earlier states of the file, and what nobody is shown. */
function clean(context: PDFContext, root: PDFRef): void {
  const seen = new Set<PDFRef>();
  const waiting: PDFObject[] = [root];
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue;
      seen.add(object);
      const found = context.lookup(object);
      if (found instanceof PDFRawStream && isJpeg(found.dict)) cleanPicture(context, object, found);
      const cleaned = context.lookup(object);
      if (cleaned) waiting.push(cleaned);
    } else if (object instanceof PDFDict || object instanceof PDFStream) {
      const dict = object instanceof PDFStream ? object.dict : object;
      cleanDict(dict, object instanceof PDFStream);
      waiting.push(...dict.values());
    } else if (object instanceof PDFArray) waiting.push(...object.asArray());
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref);
}

/** A photograph inside a page tells where it was made, as it does outside. */
function cleanPicture(context: PDFContext, ref: PDFRef, found: PDFRawStream): void {
  const { dict, contents } = unpacked(found);
  const octets = cleanJpeg(contents);
  if (octets) context.assign(ref, PDFRawStream.of(dict, octets));
}

async function cleaned(octets: Uint8Array): Promise<Uint8Array> {
  const document = await PDFDocument.load(octets, { updateMetadata: false });
  if (document.getPageCount() < 1) throw new Error('no page');
  const { context, catalog } = document;
  const { Root: root } = context.trailerInfo;
  if (!(root instanceof PDFRef)) throw new Error('no catalogue');
  const names = catalog.lookup(PDFName.of('Names'));
  if (names instanceof PDFDict) for (const key of names.keys()) if (key !== PDFName.of('Dests')) names.delete(key);
  context.trailerInfo = { Root: root };
  clean(context, root);
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

/** The library names no class of this. */
const isLocked = (error: unknown): boolean => error instanceof Error && /encrypted|password/i.test(error.message);

limitInflating();
cleaned(await buffer(process.stdin)).then(
  (octets) => process.stdout.end(octets),
  (error: unknown) => {
    process.exitCode = isLocked(error) ? ended.locked : ended.unreadable;
  },
);
