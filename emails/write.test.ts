import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureClasses } from '#domain/failures';
import { type LetterKind, letterFields, type WrittenLetter } from '#domain/letters';
import { outcomes } from '#domain/states';
import { readOrganisation } from '#requests/organisation';
import { contrast, readable } from './colours.ts';
import { portal, samples } from './samples.ts';
import { write } from './write.ts';

const organisation = readOrganisation('examples/clickandchat');
const english = { organisation, language: 'en' };
const kinds = Object.keys(letterFields) as LetterKind[];
const sample = (kind: LetterKind): WrittenLetter => write(kind, samples[kind], english);

const addressesIn = (text: string): string[] => text.match(/\b(?:https?:)?\/\/[^\s"'<>)]+/gi) ?? [];

/** The words of the HTML part, as a reader sees them. */
const wordsOf = (html: string): string =>
  html
    .replace(/<style>[\s\S]*?<\/style>|<title>.*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');

test('a letter about a message is true of a request that is closed as of one that goes on', () => {
  assert.match(wordsOf(sample('message').html), /It changes nothing about where your request stands/);
});

for (const kind of kinds) {
  test(`${kind}: the letter has a subject, text and HTML, and no sentence is missing or half filled`, () => {
    const { subject, text, html } = sample(kind);
    assert.ok(subject.length > 5 && subject.length < 70, subject);
    for (const part of [subject, text, html.replace(/<style>[\s\S]*?<\/style>/, '')]) {
      assert.doesNotMatch(part, /undefined|\[object|NaN|[{}]|\b[a-z-]+\.(subject|heading|lead)\b/);
    }
    assert.match(html, /^<!doctype html>\n<html lang="en"/);
  });

  test(`${kind}: text and HTML say the same, link to the same pages, and end with why it came`, () => {
    const { text, html } = sample(kind);
    const [last] = text.split('\n--\n');
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    assert.deepEqual(links, addressesIn(text));
    for (const line of (last ?? '').split(/\n+/).filter((line) => !/^(https?:|-+$)/.test(line))) {
      const words = line.replace(/^[>\s-]+/, '').replace(/:$/, '');
      const [label, ...rest] = words.split(': ');
      for (const piece of rest.length > 0 ? [label ?? '', rest.join(': ')] : [words]) {
        assert.ok(wordsOf(html).includes(piece), `${piece} is not in the HTML`);
      }
    }
    assert.match(text, /\n--\n\nYou get this because /);
  });

  test(`A15 ${kind}: no address of a page but the portal's, no remote content, no script`, () => {
    const { text, html } = sample(kind);
    for (const link of [...addressesIn(text), ...addressesIn(html)]) assert.equal(new URL(link).origin, portal);
    assert.doesNotMatch(html, /<(img|script|link|iframe|object|form|video|base)\b|@import|url\(|\son\w+=/i);
  });
}

test('A10 two code letters differ in nothing but code and link, and are equally long', () => {
  const one = write('code', { code: '11111111', link: `${portal}/c#aaaa`, minutes: 10 }, english);
  const other = write('code', { code: '22222222', link: `${portal}/c#bbbb`, minutes: 10 }, english);
  const levelled = ({ subject, text, html }: WrittenLetter) =>
    [subject, text, html].map((part) => part.replace(/22222222/g, '11111111').replace(/#bbbb/g, '#aaaa'));
  assert.deepEqual(levelled(one), levelled(other));
  assert.deepEqual([one.text.length, one.html.length], [other.text.length, other.html.length]);
});

test('A15 the code letter takes no free text: it has only the fields code, link and minutes', () => {
  assert.deepEqual(Object.keys(letterFields.code.shape), ['code', 'link', 'minutes']);
});

test('a failed run is said in words, with what to do, whatever its class', () => {
  for (const failure of [...failureClasses, 'of-a-newer-version']) {
    const { text } = write('staff-run-failed', { ...samples['staff-run-failed'], failure }, english);
    assert.match(text, /What happened: \S[\s\S]{10,}\.\nWhat to do: /);
    assert.match(text, /What to do: \S[\s\S]{10,}\.\n\nOpen/);
    assert.doesNotMatch(text, /failures\.|\b[a-z]+-[a-z]+\b: /);
  }
});

const hostile = `<img src=http://evil.test onerror=alert(1)> "'&\r\nBcc: b@evil.test\u202e\u0000`;

/** Fields with the hostile value wherever any text fits. */
function poisoned(kind: LetterKind): unknown {
  const poison = (value: unknown): unknown => {
    if (typeof value === 'string') return hostile;
    if (Array.isArray(value)) return value.map(poison);
    if (value && typeof value === 'object')
      return Object.fromEntries(
        // Of work outside: a result, a day and a role.
        Object.entries(value).map(([key, one]) => [key, ['result', 'on', 'by'].includes(key) ? one : poison(one)]),
      );
    return value;
  };
  const days = ['answerByOn', 'receivedOn', 'wasOn', 'expiresOn', 'runAfter', 'dueOn', 'fromOn', 'ranAt', 'doneAt'];
  const closed = ['kind', 'act', 'why', 'outcome', 'categories', ...days];
  const fields = Object.entries(samples[kind]).map(([name, value]) => [
    name,
    closed.includes(name) ? value : poison(value),
  ]);
  return Object.fromEntries(fields);
}

for (const kind of kinds) {
  test(`F3 ${kind}: a hostile value is escaped in HTML, and brings no line break or mark into subject or text`, () => {
    const fields = letterFields[kind].parse(poisoned(kind));
    const { subject, text, html } = write(kind, fields, english);
    assert.doesNotMatch(html, /<img|onerror=alert\(1\)>/);
    assert.doesNotMatch(subject, /[\p{Cc}\u202e]/u);
    assert.doesNotMatch(text, /[\r\u202e\0]/);
  });
}

test('F3: a hostile name of the organisation is escaped in HTML and kept on one line of the subject', () => {
  const { subject, html } = write('code', samples.code, {
    organisation: { ...organisation, name: hostile },
    language: 'en',
  });
  assert.doesNotMatch(html, /<img/);
  assert.doesNotMatch(subject, /[\r\n]/);
});

test('F3: category names and reasons in the outcome are escaped', () => {
  const categories = [{ category: hostile, erased: 1, reduced: 0, kept: [{ reason: hostile, until: null, rows: 1 }] }];
  assert.doesNotMatch(write('done', { ...samples.done, categories }, english).html, /<img/);
});

test('the deletion notice names no request, no right and no reference', () => {
  const { subject, text, html } = sample('deletion-notice');
  assert.doesNotMatch(subject + text + wordsOf(html), /delet|eras|request|right|GDPR|CC-7KQ4/i);
});

test('the code is not in the subject, which a locked phone shows', () => {
  assert.ok(!sample('code').subject.includes(samples.code.code));
});

test('fields that do not fit the kind are refused, so that no letter goes out with a hole', () => {
  const { code, ...rest } = samples.code;
  assert.ok(code);
  assert.throws(() => write('code', rest as never, english), { name: 'ZodError' });
});

test('an unknown language falls back to English, and its regional form to the main language', () => {
  for (const language of ['xx', 'en-GB', '__proto__', '']) {
    assert.deepEqual(write('code', samples.code, { organisation, language }), sample('code'));
  }
});

test('moments are told in the time zone of the organisation, which is named; days are days everywhere', () => {
  assert.match(sample('deletion-notice').text.replace(/\s+/g, ' '), /Tuesday, November 24, 2026 at 10:30 AM PST/);
  const tokyo = { organisation: { ...organisation, timeZone: 'Asia/Tokyo' }, language: 'en' };
  assert.match(write('deletion-notice', samples['deletion-notice'], tokyo).text.replace(/\s+/g, ' '), /November 25/);
  assert.match(write('export-ready', samples['export-ready'], tokyo).text, /December 1, 2026/);
});

test('every kind and outcome has its sentence in the letter that says it is done', () => {
  for (const kind of ['access', 'correct', 'delete', 'opt-out', 'report-lost'] as const) {
    for (const outcome of outcomes) {
      assert.ok(write('done', { ...samples.done, kind, outcome }, english).text.length > 200);
    }
  }
});

test('what was only reduced is never called deleted', () => {
  const categories = [{ category: 'Messages', erased: 0, reduced: 6, kept: [] }];
  const { text } = write('done', { ...samples.done, kind: 'delete', outcome: 'in-part', categories }, english);
  assert.match(text, /Messages: 6 records kept, reduced/);
  assert.doesNotMatch(text, /records? deleted/);
});

test('nothing deleted is told as a refusal is: what stays, why, under which law, and what to do about it', () => {
  const lines = [{ reason: 'an open chargeback', law: 'HGB § 257', until: null, rows: 2 }];
  const categories = [{ category: 'Cards', erased: 0, reduced: 0, kept: lines, shared: 3 }];
  const asked = { kind: 'delete', outcome: 'all-kept' } as const;
  const fields = { ...samples.done, ...asked, categories, outside: [], told: [] };
  const ways = { regulator: 'the CPPA', isComplaint: true };
  const told = (appealUrl: string | null) =>
    write('done', { ...fields, denied: { ...ways, appealUrl } }, english).text.replace(/\s+/g, ' ');
  const text = told('https://portal.example/appeal');
  assert.match(text, /Nothing was deleted.*Cards.*2 records kept: an open chargeback \(HGB § 257\)/);
  assert.match(text, /3 records kept: data that is other people’s, too/);
  assert.match(text, /Tell us why you disagree.*Complain to the CPPA.*go to court.*https:\/\/portal\.example\/appeal/);
  assert.doesNotMatch(text, /has been deleted|was carried out/);
  assert.match(told(null), /Complain to the CPPA/);
  const inPart = { ...fields, outcome: 'in-part', denied: { ...ways, appealUrl: null } } as const;
  const partly = write('done', inPart, english);
  assert.match(partly.text.replace(/\s+/g, ' '), /Complain to the CPPA.*it was carried out/);
  assert.equal(partly.subject, write('done', { ...inPart, denied: undefined }, english).subject);
  assert.doesNotMatch(told(null), /Tell us why you disagree/, 'nobody but the person appeals');
});

test('the accent can be read on light and dark paper whatever colour the organisation sets', () => {
  for (const accent of ['#ffffff', '#000000', '#ffff00', '#0b6e75', '#ff0000', '#0000ff', '#7f7f7f']) {
    assert.ok(contrast(readable(accent, '#ffffff', '#000000'), '#ffffff') >= 4.5);
    assert.ok(contrast(readable(accent, '#1c2126', '#ffffff'), '#1c2126') >= 4.5);
    assert.ok(contrast(readable(accent, '#1c2126', '#ffffff'), '#0b1013') >= 4.5);
  }
});

test('US-3, JS-7: the letter says what is held for others, and what cannot be called back', () => {
  const heldForOthers = [
    { name: 'Acme', contact: 'privacy@acme.example', rows: 2 },
    { name: '', contact: '', rows: 1 },
  ];
  const cannotRecall = ['Posts that others have copied'];
  const { text, html } = write('done', { ...samples.done, kind: 'delete', heldForOthers, cannotRecall }, english);
  for (const part of [text.replace(/\s+/g, ' '), wordsOf(html)]) {
    assert.match(part, /2 records about you for Acme \(privacy@acme\.example\), which decides about them/);
    assert.match(part, /1 record about you for another organisation, which decides/);
    assert.match(part, /Posts that others have copied/);
  }
});

test('who decides about the data that we hold is offered the word that fits what was asked, and no other', () => {
  const offered = (kind: 'access' | 'delete' | 'correct') => {
    const { text } = write('controller-notice', { ...samples['controller-notice'], kind }, english);
    return ['Give the person a copy', 'Delete it', 'You answer the person'].map((words) => text.includes(words));
  };
  assert.deepEqual(offered('access'), [true, false, true]);
  assert.deepEqual(offered('delete'), [false, true, true]);
  assert.deepEqual(offered('correct'), [false, false, true]);
});
