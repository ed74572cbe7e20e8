import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type BadLine,
  type HeldLine,
  holdLine,
  listAtMost,
  listLimitBytes,
  listText,
  ownWords,
  readHoldList,
  sameLaw,
} from './hold-list.ts';

const words = { reason: 'A court asked for it', law: 'Order 1', reviewOn: '2036-01-31' };

function linesOf(text: string): (HeldLine | BadLine)[] {
  const read = readHoldList(text);
  assert.ok(read.ok, text.slice(0, 80));
  return read.value.lines.map((line) => holdLine(line, words, '2026-06-01'));
}

const faultsOf = (text: string) =>
  linesOf(text).flatMap((line) =>
    'problems' in line ? [[line.line, ...line.problems.map(({ code, field }) => `${field}: ${code}`)]] : [],
  );

test('a line an address is a list; what it leaves out is said once for all', () => {
  assert.deepEqual(linesOf('Ann@Example.test\n\nbea@example.test\n'), [
    { line: 1, email: 'ann@example.test', ...words },
    { line: 3, email: 'bea@example.test', ...words },
  ]);
});

test('columns come in order, or by their names in any order; others are named', () => {
  const inOrder = linesOf('ann@example.test,Fraud,Order 2,2035-12-31');
  assert.deepEqual(inOrder, [
    { line: 1, email: 'ann@example.test', reason: 'Fraud', law: 'Order 2', reviewOn: '2035-12-31' },
  ]);
  const read = readHoldList('Matter;Phone;E-Mail;Line\nOrder 2;+1;ann@example.test;7\n');
  assert.ok(read.ok);
  assert.deepEqual(read.value.unread, ['Phone']);
  assert.deepEqual(read.value.lines[0]?.typed, { email: 'ann@example.test', reason: '', law: 'Order 2', reviewOn: '' });
});

test('everything that is to be changed in a line is told, with the line of the file', () => {
  const long = 'x'.repeat(2001);
  const text = `email,reason,law,until\nnobody,${long},${long},31/01/2036\n,Fraud,,2026-05-31\n"ann@example.test,,,\n`;
  assert.deepEqual(faultsOf(text), [
    [2, 'email: address-not-plain', 'reason: answer-too-long', 'law: answer-too-long', 'reviewOn: day-not-valid'],
    [3, 'email: address-missing', 'reviewOn: day-over'],
    [4, 'undefined: quote-open'],
  ]);
});

test('two people on one line are nobody, however they are put there', () => {
  assert.deepEqual(faultsOf('ann@example.test bea@example.test'), [[1, 'email: address-not-plain']]);
  assert.deepEqual(faultsOf('ann@example.test, bea@example.test, cem@example.test'), [[1, 'email: one-a-line']]);
});

test('a list that is too large or too long, or none, is told before a line is looked at', () => {
  const codeOf = (text: string) => {
    const read = readHoldList(text);
    return read.ok ? read.value.lines.length : read.problems[0].code;
  };
  assert.equal(codeOf('a@b.test\n'.repeat(listAtMost)), listAtMost);
  assert.equal(codeOf(`email\n${'a@b.test\n'.repeat(listAtMost)}`), listAtMost);
  assert.equal(codeOf('a@b.test\n'.repeat(listAtMost + 1)), 'list-too-long');
  assert.equal(codeOf('é'.repeat(listLimitBytes / 2 + 1)), 'list-too-large');
  const [octets, last] = [listLimitBytes - 2000, 'a@b.test\r\n'.repeat(222)];
  assert.equal(codeOf(`${'x'.repeat(octets)}\n${last}`), 223);
  for (const text of ['', ' \n,,\n', 'email,reason\n']) assert.equal(codeOf(text), 'list-missing');
});

test('files of spreadsheets are text, whatever else is chosen is not', () => {
  assert.equal(listText(Buffer.from('\uFEFFann@example.test')), 'ann@example.test');
  assert.equal(listText(Buffer.from('\uFEFFé', 'utf16le')), 'é');
  for (const octets of [
    [0x50, 0x4b, 3, 4, 0],
    [0xe9, 0x2c],
    [0x61, 0],
  ])
    assert.equal(listText(Uint8Array.from(octets)), null);
});

test('an order is the same one, however it is spaced and written', () => {
  assert.equal(sameLaw(' Order  12-345 '), sameLaw('order 12-345'));
  assert.notEqual(sameLaw('Order 12-345'), sameLaw('Order 12-346'));
});

test('lines that say something else than their list are counted, with each reason and law of theirs once', () => {
  const own = [
    'ann@example.test,Owes  money',
    'bea@example.test,Owes  money,Order 2',
    `cem@example.test,,Order 2`,
    'dan@example.test,,,2035-12-31',
    `eve@example.test,${words.reason},${words.law}`,
    'fay@example.test',
  ].join('\n');
  const lines = linesOf(own).filter((line) => 'email' in line);
  assert.equal(lines.length, 6);
  assert.deepEqual(ownWords(lines, words), { lines: 3, reasons: ['Owes  money'], laws: ['Order 2'] });
  assert.equal(ownWords(lines.slice(3), words), null);
});
