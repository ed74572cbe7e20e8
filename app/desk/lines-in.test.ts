import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesIn } from './lines-in.ts';

function formOf(lines: string, file?: string | Uint8Array<ArrayBuffer>): FormData {
  const form = new FormData();
  form.set('lines', lines);
  form.set('file', new File(file === undefined ? [] : [file], 'list.csv'));
  return form;
}

test('a list is what was pasted, or what the file says; both at once are told', async () => {
  assert.deepEqual(await linesIn(formOf('a@b.test')), { lines: 'a@b.test', isTwice: false, again: 'a@b.test' });
  assert.deepEqual(await linesIn(formOf(' \r\n', 'c@d.test')), {
    lines: 'c@d.test',
    isTwice: false,
    again: 'c@d.test',
  });
  assert.deepEqual(await linesIn(formOf('a@b.test', 'c@d.test')), {
    lines: 'c@d.test',
    isTwice: true,
    again: 'a@b.test',
  });
  assert.deepEqual(await linesIn(new FormData()), { lines: '', isTwice: false, again: '' });
});

test('what is no text, or far too large, does not go back into the field', async () => {
  assert.deepEqual(await linesIn(formOf('', Uint8Array.from([0x50, 0x4b, 0, 4]))), {
    lines: null,
    isTwice: false,
    again: '',
  });
  assert.equal((await linesIn(formOf('', 'x'.repeat(1_000_001)))).again, '');
});

test('what was pasted goes back whole, however long it is', async () => {
  const long = 'a@b.test\n'.repeat(200_000);
  assert.equal((await linesIn(formOf(long))).again, long);
});
