import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appealBy, isComplaint, mayAppeal } from './appeals.ts';
import { lawOf } from './law/law-of.ts';

const closedAt = new Date('2026-06-01T12:00:00Z');
const filedHere = { importId: null, outcome: null };
const before = { receivedAt: new Date('2026-05-01T12:00:00Z') };
const since = { receivedAt: new Date('2026-06-02T12:00:00Z') };

test('a refusal is appealed against once; refused anew, once more', () => {
  const refused = { ...filedHere, status: 'refused', refusedBy: 'one', closedAt } as const;
  assert.equal(mayAppeal(refused, null), true);
  assert.equal(mayAppeal(refused, since), false);
  assert.equal(mayAppeal(refused, before), true);
  assert.equal(mayAppeal({ ...refused, importId: 'one' }, null), false, 'brought in: it is asked anew');
});

test('of what is done only what was refused or wholly kept can be appealed against; what is open or was cancelled, never', () => {
  assert.equal(mayAppeal({ ...filedHere, status: 'done', refusedBy: 'one', closedAt }, null), true);
  assert.equal(mayAppeal({ ...filedHere, status: 'done', refusedBy: null, closedAt }, null), false);
  const kept = { ...filedHere, outcome: 'all-kept', status: 'done', refusedBy: null, closedAt } as const;
  assert.deepEqual([mayAppeal(kept, null), mayAppeal(kept, since)], [true, false]);
  for (const status of ['received', 'review', 'waiting', 'approved', 'running', 'withdrawn', 'lapsed'] as const)
    assert.equal(mayAppeal({ ...filedHere, status, refusedBy: 'one', closedAt: null }, null), false);
});

const laws = (ids: string) => ids.split(' ').map((id) => lawOf(id));

test('an appeal is answered in the time of the law, a complaint in ours', () => {
  const cases: [string, string, string, boolean][] = [
    ['us-va', '2026-07-31', 'Va. Code 59.1-577', false],
    ['us-mn', '2026-07-16', lawOf('us-mn').appeal?.article ?? '', false],
    ['us-va us-mn', '2026-07-16', lawOf('us-mn').appeal?.article ?? '', false],
    ['eu-gdpr', '2026-07-01', '', true],
    ['us-ca', '2026-07-01', '', true],
    ['uk-gdpr', '2026-07-01', 'Data Protection Act 2018 s. 164A', true],
  ];
  for (const [ids, on, article, complaint] of cases) {
    const due = appealBy(laws(ids), '2026-06-01');
    assert.deepEqual([ids, due.on, isComplaint(laws(ids))], [ids, on, complaint]);
    assert.ok(due.article.startsWith(article) && (article !== '' || due.article === ''), due.article);
  }
});
