import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attachmentName } from './attachments.ts';

test('F17: a name keeps no folder, whichever way it is written', () => {
  for (const given of ['../../etc/passwd', 'C:\\Users\\ann\\passwd', '/etc/passwd', '..\\..//passwd', './passwd'])
    assert.equal(attachmentName(given, 'image/png'), 'passwd.png', given);
});

test('F20: a name has the ending of what the file is, and nothing that turns it around or cannot be seen', () => {
  assert.equal(attachmentName('letter.exe', 'application/pdf'), 'letter.pdf');
  assert.equal(attachmentName('invoice\u202Efdp.exe', 'application/pdf'), 'invoicefdp.pdf');
  assert.equal(attachmentName('a\0b\r\nSet-Cookie: x.jpg', 'image/jpeg'), 'abSet-Cookie  x.jpg');
  assert.equal(attachmentName('“quoted”" ; filename="x.html', 'image/jpeg'), '“quoted”    filename= x.jpg');
});

test('a name that nothing is left of is a file all the same, and a long one is cut by letters', () => {
  for (const given of ['', '...', '.pdf', '/', '\u200b']) assert.equal(attachmentName(given, 'image/png'), 'file.png');
  const long = attachmentName(`${'𝒜'.repeat(300)}.pdf`, 'application/pdf');
  assert.equal(long, `${'𝒜'.repeat(80)}.pdf`);
  assert.equal(attachmentName('Ärztlicher Bericht (2).PDF', 'application/pdf'), 'Ärztlicher Bericht (2).pdf');
});
