import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseQuery, type Qualifiers } from './query.ts';

const qualifiers: Qualifiers = {
  kind: ['access', 'delete', 'opt-out'],
  state: ['review', 'waiting', 'done'],
  is: ['open', 'closed', 'late'],
  owner: null,
  person: null,
  law: ['eu-gdpr', 'us-ca'],
  channel: null,
  outcome: null,
  ground: null,
  language: null,
  figure: null,
};
const parse = (text: string) => parseQuery(text, qualifiers, '2026-11-26');
const query = (text: string) => {
  const parsed = parse(text);
  assert.ok('query' in parsed, JSON.stringify(parsed));
  return parsed.query;
};
const fault = (text: string) => {
  const parsed = parse(text);
  assert.ok('says' in parsed, `${text} is taken`);
  return [text.slice(parsed.at, parsed.at + parsed.length), parsed.says];
};
const kind = (...values: string[]) => ({ field: 'kind', values });

test('what stands side by side must all hold, a comma is any of them, OR is weaker than both', () => {
  assert.deepEqual(query(''), { all: [] });
  assert.deepEqual(query('kind:delete'), kind('delete'));
  assert.deepEqual(query('KIND:Delete,access is:late'), {
    all: [kind('delete', 'access'), { field: 'is', values: ['late'] }],
  });
  assert.deepEqual(query('kind:delete is:late OR is:closed'), {
    any: [{ all: [kind('delete'), { field: 'is', values: ['late'] }] }, { field: 'is', values: ['closed'] }],
  });
  assert.deepEqual(query('kind:delete (is:late OR is:closed)'), {
    all: [
      kind('delete'),
      {
        any: [
          { field: 'is', values: ['late'] },
          { field: 'is', values: ['closed'] },
        ],
      },
    ],
  });
});

test('a dash excludes the part behind it, and is a letter inside a word', () => {
  assert.deepEqual(query('-kind:opt-out'), { not: kind('opt-out') });
  assert.deepEqual(query('-(is:late kind:access)'), {
    not: { all: [{ field: 'is', values: ['late'] }, kind('access')] },
  });
  assert.deepEqual(query('ABCD-EFGH-JKLM'), { field: 'text', value: 'ABCD-EFGH-JKLM' });
});

test('AND and NOT say what nothing and a dash say, in capitals', () => {
  assert.deepEqual(query('kind:delete AND NOT is:late'), query('kind:delete -is:late'));
  assert.deepEqual(query('NOT (kind:delete OR is:late)'), query('-(kind:delete OR is:late)'));
  for (const word of ['and', 'or', 'not', 'Or']) {
    assert.deepEqual(fault(`kind:delete ${word} is:late`), [
      word,
      `“${word}” joins nothing; write ${word.toUpperCase()}`,
    ]);
  }
  assert.deepEqual(fault('is:late NOT'), ['NOT', '“NOT” excludes nothing']);
});

test('an owner is me, nobody or a colleague, and no name that is left over', () => {
  const id = '00000000-0000-4000-8000-000000000000';
  assert.deepEqual(query(`owner:Nobody,me,${id}`), { field: 'owner', values: ['none', 'me', id] });
  const says = "“ann” is nobody of the desk; write owner:me, owner:none or a colleague's whole name";
  assert.deepEqual(fault('is:late owner:me,Ann'), ['owner:me,Ann', says]);
});

test('a value in quotation marks may hold blanks and signs', () => {
  assert.deepEqual(query('language:"de (of OR) at",fr'), { field: 'language', values: ['de (of or) at', 'fr'] });
});

test('a day is a day, a month, a year or today, alone, before, after or between', () => {
  const span = (text: string) => {
    const found = query(`due:${text}`);
    assert.ok('from' in found);
    return [found.from, found.until];
  };
  assert.deepEqual(span('2026-11-30'), ['2026-11-30', '2026-11-30']);
  assert.deepEqual(span('2028-02'), ['2028-02-01', '2028-02-29']);
  assert.deepEqual(span('2026'), ['2026-01-01', '2026-12-31']);
  assert.deepEqual(span('<today'), [null, '2026-11-25']);
  assert.deepEqual(span('<=2026-12'), [null, '2026-12-31']);
  assert.deepEqual(span('>2026'), ['2027-01-01', null]);
  assert.deepEqual(span('>=2026-02-28'), ['2026-02-28', null]);
  assert.deepEqual(span('2026-11..today'), ['2026-11-01', '2026-11-26']);
  assert.deepEqual(span('..2026'), [null, '2026-12-31']);
});

test('a word of days stands wherever a day does', () => {
  const span = (text: string) => {
    const found = query(text);
    assert.ok('from' in found);
    return [found.field, found.from, found.until];
  };
  assert.deepEqual(span('due:tomorrow'), ['due', '2026-11-27', '2026-11-27']);
  assert.deepEqual(span('received:last-week'), ['received', '2026-11-16', '2026-11-22']);
  assert.deepEqual(span('closed:Last-Month'), ['closed', '2026-10-01', '2026-10-31']);
  assert.deepEqual(span('due:<this-week'), ['due', null, '2026-11-22']);
  assert.deepEqual(span('due:<=next-week'), ['due', null, '2026-12-06']);
  assert.deepEqual(span('due:>this-month'), ['due', '2026-12-01', null]);
  assert.deepEqual(span('received:last-month..yesterday'), ['received', '2026-10-01', '2026-11-25']);
  assert.deepEqual(query('-due:next-month'), { not: { field: 'due', from: '2026-12-01', until: '2026-12-31' } });
});

test('a mistake is told with its place and the nearest right word', () => {
  assert.deepEqual(fault('is:late knd:delete'), ['knd:delete', '“knd:” is no qualifier; did you mean "kind"?']);
  assert.deepEqual(fault('kind:delte'), ['kind:delte', '“delte” is no value of “kind:”; did you mean "delete"?']);
  assert.deepEqual(fault('kind:'), ['kind:', '“kind:” needs a value']);
  assert.deepEqual(fault('due:2026-02-30'), [
    'due:2026-02-30',
    '“2026-02-30” is no day; write 2026-11-26, 2026-11, 2026 or today',
  ]);
  const forms = 'is no day; write 2026-11-26, 2026-11, 2026 or today';
  assert.deepEqual(fault('due:lastweek'), ['due:lastweek', `“lastweek” ${forms}; did you mean "last-week"?`]);
  assert.deepEqual(fault('due:>tomorow'), ['due:>tomorow', `“tomorow” ${forms}; did you mean "tomorrow"?`]);
  const turned = '“2027..2026” ends before it begins; write 2026..2027';
  assert.deepEqual(fault('is:late due:2027..2026'), ['due:2027..2026', turned]);
  for (const span of ['..', '2026..2027..2028']) {
    const says = `“${span}” is no day; write 2026-11-26, 2026-11, 2026 or today`;
    assert.deepEqual(fault(`due:${span}`), [`due:${span}`, says]);
  }
  assert.deepEqual(query('due:2026..2026-11'), { field: 'due', from: '2026-01-01', until: '2026-11-30' });
  assert.deepEqual(fault('is:late OR'), ['OR', '“OR” and brackets need something beside them']);
  assert.deepEqual(fault('(is:late'), ['(', '“(” is not closed']);
  assert.deepEqual(fault('is:late)'), [')', '“)” closes nothing']);
  assert.deepEqual(fault('-OR is:late'), ['-', '“-” excludes nothing']);
  assert.deepEqual(fault('person:unclear'), [
    'person:unclear',
    '“person:” needs whole addresses, such as ann@example.com',
  ]);
  assert.match(fault(`${'('.repeat(20)}is:late${')'.repeat(20)}`)[1] ?? '', /nested deeper/);
  assert.match(fault('a'.repeat(501))[1] ?? '', /longer than 500/);
});

test('a quotation mark that nothing closes is a mistake: it would take in all that follows, and find nothing', () => {
  const says = 'The quotation mark here is not closed';
  assert.deepEqual(fault('kind:delete "'), ['"', says]);
  assert.deepEqual(fault('is:late language:"de kind:delete'), ['language:"de kind:delete', says]);
  assert.deepEqual(fault('-"ABCD-EFGH'), ['"ABCD-EFGH', says]);
  assert.deepEqual(fault('kind:"delete""'), ['kind:"delete""', says]);
  assert.deepEqual(query('kind:"delete" "ABCD"'), { all: [kind('delete'), { field: 'text', value: 'ABCD' }] });
});

test('a year that no request can have, a NUL and more than twenty terms are mistakes, and never thrown', () => {
  for (const day of ['>9999', '9999-12', '>9999-12-31', '2026..9999', '1999', '<1999-12-31', '0000']) {
    assert.match(fault(`due:${day}`)[1] ?? '', /is no day/, day);
  }
  assert.deepEqual(query('due:>9998'), { field: 'due', from: '9999-01-01', until: null });
  assert.deepEqual(query('due:<2000'), { field: 'due', from: null, until: '1999-12-31' });
  for (const text of ['owner:a\0b', 'a\0', '"\0"']) assert.equal(fault(text)[0], '\0');
  assert.deepEqual(fault(`${'is:late '.repeat(20)}is:open`), ['is:open', 'This asks for more than 20 things']);
  assert.deepEqual(query('is:late,late,late'), { field: 'is', values: ['late'] });
});

test('whatever is typed is a query or a fault inside the text', () => {
  const piece = fc.constantFrom(
    'kind:delete',
    'is:late',
    'due:>2026',
    '-',
    '(',
    ')',
    ' OR ',
    ' AND ',
    ' NOT ',
    '"',
    ',',
    ':',
    ' ',
    'due:..',
    'due:>9999',
    '\0',
    '--',
    '..',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 60 }),
        fc.array(piece, { maxLength: 12 }).map((all) => all.join('')),
      ),
      (text) => {
        const parsed = parse(text);
        if ('query' in parsed) return;
        assert.ok(parsed.at >= 0 && parsed.at + parsed.length <= Math.max(1, text.length), JSON.stringify(parsed));
      },
    ),
    { numRuns: 2000 },
  );
});
