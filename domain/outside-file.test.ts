import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shownName } from './outside-file.ts';

test('a file is shown under its own name, without folders, line breaks and marks that turn it around', () => {
  assert.equal(shownName('Vertrag Müller (2).pdf'), 'Vertrag Müller (2).pdf');
  assert.equal(shownName('C:\\scans\\a/b.pdf'), 'b.pdf');
  assert.equal(shownName('../../etc/passwd'), 'passwd');
  assert.equal(shownName('a\u202Egnp.exe\r\n\u0000.pdf'), 'agnp.exe.pdf');
  assert.equal(shownName('u\u0308ber.txt'), 'über.txt');
});

test('a name of nothing is “file”, and a long one keeps its beginning and its end', () => {
  for (const nothing of ['', ' ', '/', '\u200F', 'a/\n']) assert.equal(shownName(nothing), 'file');
  const long = shownName(`${'a'.repeat(300)}.pdf`);
  assert.deepEqual([long.length, long.slice(-4)], [120, '.pdf']);
});
