import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listAtMost, listLimitBytes } from './hold-list.ts';
import { channelNames, columnNames, groundNames, kindNames, lawNamesOf, outcomeNames, plain } from './past-names.ts';
import { type BadPastLine, type PastRequest, pastColumns, pastRequest, readPastRequests } from './past-requests.ts';

const head = 'reference,kind,email,law,channel,received,extended,answered,outcome,ground,note';
const known = { today: '2026-06-01', lawsOn: () => ['us-ca', 'us-va', 'eu-gdpr', 'uk-gdpr', 'us-mt', 'us-mn'] };

function linesOf(text: string): (PastRequest | BadPastLine)[] {
  const read = readPastRequests(text);
  assert.ok(read.ok, text.slice(0, 80));
  return read.value.lines.map((line) => pastRequest(line, known));
}

function faultsOf(...lines: string[]) {
  return linesOf([head, ...lines].join('\n')).map((line) =>
    'problems' in line ? line.problems.map(({ code, field }) => `${field}: ${code}`) : [],
  );
}

const codeOf = (text: string) => {
  const read = readPastRequests(text);
  return read.ok ? 'ok' : `${read.problems[0].field}: ${read.problems[0].code}`;
};

test('a line is a closed request, in the words of the table', () => {
  const text = `${head}\ndsr/2025-17,Deletion,Ann@Example.test,California,Phone,2025-03-01,2025-04-01,2025-05-01,Denied,legal duty,An old one\n`;
  assert.deepEqual(linesOf(text), [
    {
      ...{
        line: 2,
        reference: 'DSR-2025-17',
        kind: 'delete',
        email: 'ann@example.test',
        law: 'us-ca',
        channel: 'call',
      },
      ...{ receivedOn: '2025-03-01', extendedOn: '2025-04-01', closedOn: '2025-05-01', status: 'refused' },
      ...{ outcome: null, ground: 'legal-duty', note: 'An old one' },
    },
  ]);
});

test('what need not be said may be left out, and the columns come in any order', () => {
  const text =
    'Nature of response;Phone;Ref;Date of response;Date of request;Manner;E-Mail;Type;Line\nin part;+1;7;2025-05-01;2025-05-01;website;a@b.test;copy;9';
  assert.deepEqual(linesOf(text), [
    {
      ...{ line: 2, reference: '7', kind: 'access', email: 'a@b.test', law: undefined, channel: null, note: '' },
      ...{ receivedOn: '2025-05-01', extendedOn: null, closedOn: '2025-05-01' },
      ...{ status: 'done', outcome: 'in-part', ground: null },
    },
  ]);
  const read = readPastRequests(text);
  assert.deepEqual(read.ok && read.value.unread, ['Phone']);
});

test('everything that is to be changed in a line is told, by its column', () => {
  const good = 'A1,access,a@b.test,,letter,2025-03-01,,2025-03-02,in whole,,';
  assert.deepEqual(
    faultsOf(
      good,
      ',,,,,,,,,,',
      `ann,everything,nobody,Mars,pigeon,01/03/2025,,,lost,,${'x'.repeat(2001)}`,
      'A2,access,a@b.test,us-ca,letter,2026-06-02,,2026-06-01,in whole,,',
      'A3,access,a@b.test,us-ca,letter,2026-05-02,2026-05-01,2026-06-02,in whole,fraud,',
      'A4,access,a@b.test,us-ca,letter,2026-05-02,2026-05-31,2026-05-01,denied,,',
      'A5,access,a@b.test,us-ca,letter,2026-05-02,2026-05-31,2026-05-30,denied,because,',
      '"A6,access',
    ),
    [
      [],
      [
        'reference: reference-not-plain',
        'kind: choice-unknown',
        'email: address-not-plain',
        'channel: choice-unknown',
        'receivedOn: day-not-valid',
        'closedOn: not-answered-yet',
        'outcome: choice-unknown',
        'note: answer-too-long',
      ],
      ['receivedOn: day-in-future'],
      ['closedOn: not-answered-yet', 'extendedOn: days-in-disorder', 'ground: ground-not-denied'],
      ['closedOn: days-in-disorder', 'ground: choice-unknown'],
      ['extendedOn: days-in-disorder', 'ground: choice-unknown'],
      ['undefined: quote-open'],
    ],
  );
});

test('a law is called by its place, its name or its id, and by nothing that two of them have', () => {
  const lawOf = (law: string) => {
    const [line] = linesOf(`${head}\nA1,access,a@b.test,${law},letter,2025-03-01,,2025-03-02,in whole,,`);
    return line && ('problems' in line ? line.problems[0] : line.law);
  };
  for (const law of ['california', 'CCPA', 'us-ca']) assert.equal(lawOf(law), 'us-ca');
  for (const law of ['United Kingdom', 'GB']) assert.equal(lawOf(law), 'uk-gdpr');
  assert.equal(lawOf('EU'), 'eu-gdpr');
  assert.equal(lawOf('Minnesota'), 'us-mn');
  for (const law of ['MCDPA', 'Texas', 'us'])
    assert.deepEqual(lawOf(law), {
      code: 'choice-unknown',
      field: 'law',
      detail: { allowed: 'California, Virginia, EU, United Kingdom, Montana, Minnesota' },
    });
});

test('C8: no reference is an address, or a name without a number', () => {
  for (const reference of ['a@b.test1', 'Ann', 'Ann Smith 1', '', '-1', 'é1', 'x'.repeat(40).concat('1')])
    assert.deepEqual(faultsOf(`${reference},access,a@b.test,,letter,2025-03-01,,2025-03-02,in whole,,`), [
      ['reference: reference-not-plain'],
    ]);
});

test('a table too large, too long, empty or without its columns is none', () => {
  const line = '\nA1,access,a@b.test,,letter,2025-03-01,,2025-03-02,in whole,,';
  assert.equal(codeOf(''), 'lines: list-missing');
  assert.equal(codeOf(head), 'lines: list-missing');
  assert.equal(codeOf(line), 'lines: columns-missing');
  assert.equal(codeOf(head.replace('answered,', '') + line), 'lines: columns-missing');
  assert.equal(codeOf(`${head}${'\n1'.repeat(listAtMost)}`), 'ok');
  assert.equal(codeOf(`${head}${'\n1'.repeat(listAtMost + 1)}`), 'lines: list-too-long');
  assert.equal(codeOf(`${head}\n${'x'.repeat(listLimitBytes)}`), 'lines: list-too-large');
});

test('a first line of nothing but columns is read as fast as any other, and says what it lacks', () => {
  const cpuOf = (read: () => void) => {
    const before = process.cpuUsage();
    read();
    return process.cpuUsage(before).user;
  };
  const cells = ',a b'.repeat(240_000);
  const asLine = cpuOf(() => assert.equal(codeOf(`${head}\n1${cells}`), 'ok'));
  const asHead = cpuOf(() => assert.equal(codeOf(`x${cells}\n1`), 'lines: columns-missing'));
  // Twice as long, and eighteen times where each name is compared with each that a column can have.
  assert.ok(asHead < 8 * asLine);
  const read = readPastRequests(`${head}${',x'.repeat(9000)}\n1`);
  assert.equal(read.ok && read.value.unread.length, 9000);
});

test('whatever the octets, a table is read or refused', () => {
  for (const text of ['\0\0\0', '"', '\uFEFF', ',,,,', `${head}\n"`, `${head}\n${'"'.repeat(999)}`, '\r\r\r', '🙃,\t;'])
    assert.doesNotThrow(() => codeOf(text) === 'ok' && linesOf(text), text);
});

test('no two things are called the same, and each name is as it is compared', () => {
  const laws = lawNamesOf(['us-ca', 'eu-gdpr', 'default', 'ca-qc', 'ca-pipeda']);
  for (const names of [kindNames, channelNames, outcomeNames, groundNames, laws]) {
    const said = names.flatMap((one) => [...new Set(one.said.map(plain))]);
    assert.equal(new Set(said).size, said.length);
  }
  const columns = pastColumns.flatMap((column): string[] => [...columnNames[column]]);
  assert.deepEqual(columns.map(plain), columns);
  assert.equal(new Set(columns).size, columns.length);
});
