import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventWords } from './event-words.ts';

test('the history says whom a note is for, and not what it says', () => {
  assert.equal(eventWords('note-written', { forNames: ['Ada Pryce'] }), 'Wrote a note for Ada Pryce');
  const several = { forNames: ['Ada Pryce', 'Ben Oduya', 'Cem Kaya'], files: 2 };
  assert.equal(eventWords('note-written', several), 'Wrote a note for Ada Pryce, Ben Oduya and Cem Kaya, with 2 files');
  assert.equal(eventWords('note-written', { forNames: [], files: 0 }), 'Wrote a note');
});

test('the history says which law took the place of which, and the new last day', () => {
  const detail = { from: 'us-ca', law: 'uk-gdpr', answerByOn: '2026-12-28', reasonSealed: 'AAAA' };
  const words = eventWords('law-changed', detail);
  assert.equal(words, 'Said that another law is the person’s: UK GDPR instead of CCPA, answer by 28 Dec 2026');
  assert.match(
    eventWords('law-changed', { ...detail, law: 'us-ca eu-gdpr' }),
    /: Not known: the shortest of CCPA, GDPR instead/,
  );
  assert.equal(eventWords('law-changed', {}), 'Said that another law is the person’s');
});

test('the history says until when something is snoozed, and why', () => {
  const words = eventWords('snoozed', { until: '2026-06-10', why: 'elsewhere' });
  assert.equal(words, 'Snoozed until 10 Jun 2026: something elsewhere has to happen first');
  assert.equal(eventWords('snoozed', { why: 'x' }), 'Snoozed');
});

test('E12: the history marks each look under a broken glass, and says why it was broken and what the review came to', () => {
  assert.equal(
    eventWords('sensitive-view', { reason: 'harm', glassId: 'x' }),
    'Opened data on the watch-list, by break-glass',
  );
  assert.equal(eventWords('sensitive-view', { reason: 'identify' }), 'Opened data on the watch-list');
  assert.match(eventWords('glass-broken', { reason: 'harm' }), /without a colleague\. Somebody may come to harm$/);
  assert.match(eventWords('glass-reviewed', { remark: 'misused' }), /: it was misused/);
});

test('the history says how much was left out of a copy, where and on which ground, and no value of it', () => {
  const tables = [
    { table: 'orders', rows: 2, values: 1 },
    { table: 'notes', rows: 0, values: 1 },
  ];
  const detail = { ground: 'others', rows: 2, values: 2, texts: 2, tables, every: ['telephones'] };
  const what =
    '2 rows and 1 value of orders; 1 value of notes; every telephone number; 1 text wherever it stands (about somebody else)';
  assert.equal(eventWords('redaction-added', detail), `Left out of the copy: ${what}`);
  assert.equal(eventWords('redaction-removed', detail), `Let into the copy again: ${what}`);
});

test('what was left out before tables were told is counted, and a removal of then says no more than that', () => {
  const detail = { ground: 'secrets', rows: 1, values: 0, texts: 0 };
  const words = 'Left out of the copy: 1 row (a secret of ours, or the security of our systems)';
  assert.equal(eventWords('redaction-added', detail), words);
  assert.equal(eventWords('redaction-removed', { redactionId: 'x' }), 'Let into the copy again');
});

test('the history says what somebody wanted to do who was not let, and not why, which may be whose request it is', () => {
  for (const code of ['role-not-allowed', 'self-not-allowed'])
    assert.equal(eventWords('denied', { act: 'approve', code }), 'Wanted to approve the plan, and was not let');
});

test('the history says in words what the ledger did again after a backup was restored', () => {
  assert.match(
    eventWords('erased-again', { first: 'x', rows: 3 }),
    /^Erased again: a backup .* brought the person back$/,
  );
  assert.match(eventWords('opted-out-again', { first: 'x', rows: 0 }), /^Opted out again: a backup .* had lost it$/);
});
