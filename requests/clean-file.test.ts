import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentLimit } from '#domain/attachments';
import { jpegWith, pdfTold, pngWith, sent, toldInJpeg } from '#tests/files';
import { cleanFile } from './clean-file.ts';

const codeOf = async (file: unknown): Promise<string> => {
  const cleaned = await cleanFile(file, 'somebody');
  return cleaned.ok ? (cleaned.value?.type ?? 'none') : cleaned.problems[0].code;
};

test('F18: a file is what its content says, whatever its name and its declared type', async () => {
  assert.equal(await codeOf(sent(jpegWith(), 'a.html', 'text/html')), 'image/jpeg');
  assert.equal(await codeOf(sent(pngWith(), 'a.pdf', 'application/pdf')), 'image/png');
  for (const [content, name, type] of [
    ['<html><script>1</script></html>', 'a.png', 'image/png'],
    ['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'a.svg', 'image/svg+xml'],
    ['GIF89a<script>', 'a.gif', 'image/gif'],
    ['PK\x03\x04', 'a.jpg', 'image/jpeg'],
    ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*', 'a.pdf', 'application/pdf'],
    [' %PDF-1.7', 'a.pdf', 'application/pdf'],
  ] as const)
    assert.equal(await codeOf(sent(content, name, type)), 'attachment-type', name);
});

test('F18: what only begins as one is none', async () => {
  for (const content of ['%PDF-1.7\n<script>', '%PDF-1.7\n%%EOF', '\xff\xd8\xff<html>', '\x89PNG\r\n\x1a\n<html>'])
    assert.equal(await codeOf(sent(Buffer.from(content, 'latin1'), 'a')), 'attachment-not-readable', content);
});

test('no file is none, an empty one is no file of ours, and one octet above the limit is too large', async () => {
  for (const nothing of [null, 'a text', sent('', ''), sent('', 'blob'), sent('', 'undefined')])
    assert.equal(await codeOf(nothing), 'none');
  assert.equal(await codeOf(sent('', 'empty.pdf')), 'attachment-type');
  assert.equal(await codeOf(sent(Buffer.alloc(attachmentLimit), 'a.pdf')), 'attachment-type');
  assert.equal(await codeOf(sent(Buffer.alloc(attachmentLimit + 1), 'a.pdf')), 'attachment-too-large');
});

test('F17: its name has no folder and the ending of what it is', async () => {
  const cleaned = await cleanFile(sent(jpegWith(...toldInJpeg), '../../CANARY/../holiday.exe'), 'somebody');
  assert.ok(cleaned.ok);
  assert.equal(cleaned.value?.name, 'holiday.jpg');
  assert.equal(Buffer.from(cleaned.value.octets).includes('CANARY'), false);
});

test('F18: a file that is two at once is cleaned of the other', async () => {
  const cleaned = await cleanFile(
    sent(Buffer.concat([await pdfTold(), pngWith(), Buffer.from('PK<script>')]), 'a.pdf'),
    'somebody',
  );
  assert.ok(cleaned.ok && cleaned.value);
  const octets = Buffer.from(cleaned.value.octets);
  for (const other of ['PNG\r\n', '<script>']) assert.equal(octets.includes(other), false, other);
});
