import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDay } from '../clock.ts';
import { kinds } from '../kinds.ts';
import { groundsFor } from './grounds.ts';
import { isLawId, lawIds, lawOf } from './law-of.ts';
import type { Law, Rule } from './rule.ts';
import { addSpan } from './run.ts';

const laws = lawIds.map((id) => lawOf(id));
const spanWords = (law: Law, kind: (typeof kinds)[number]) => {
  const { value } = kind === 'opt-out' ? law.optOut : (law.answerOf[kind] ?? law.answer);
  return Object.entries(value)
    .map(([unit, count]) => `${count} ${unit}`)
    .join();
};

/** As in the table of the law: access, correct, delete, opt-out; total after an extension; appeal. */
const table: Record<string, string> = {
  'eu-gdpr': '1 months | 1 months | 1 months | 0 days | 3 months | none',
  'uk-gdpr': '1 months | 1 months | 1 months | 0 days | 3 months | none',
  'us-ca': '45 days | 45 days | 45 days | 15 businessDays | 90 days | none',
  'br-lgpd': '15 days | 15 days | 15 days | 15 days | none | none',
  'ca-pipeda': '30 days | 30 days | 30 days | 15 days | 60 days | none',
  'ca-qc': '30 days | 30 days | 30 days | 15 days | none | none',
  default: '28 days | 28 days | 28 days | 0 days | none | none',
  'us-va': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-co': '45 days | 45 days | 45 days | 15 days | 90 days | 45 days, 105 days',
  'us-ct': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-tx': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-or': '45 days | 45 days | 45 days | 45 days | 90 days | 45 days',
  'us-mt': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-de': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-nj': '45 days | 45 days | 45 days | 45 days | 90 days | 45 days',
  'us-md': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-mn': '45 days | 45 days | 45 days | 45 days | 90 days | 45 days, 105 days',
  'us-ia': '90 days | 90 days | 90 days | 90 days | 135 days | 60 days',
  'us-ut': '45 days | 45 days | 45 days | 45 days | 90 days | none',
  'us-tn': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-ky': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-ne': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-in': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-nh': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-ri': '45 days | 45 days | 45 days | 45 days | 90 days | 60 days',
  'us-fl': '45 days | 45 days | 45 days | 45 days | 60 days | 60 days',
  'us-ok': '28 days | 28 days | 28 days | 0 days | none | none',
  'us-la': '28 days | 28 days | 28 days | 0 days | none | none',
  'us-al': '28 days | 28 days | 28 days | 0 days | none | none',
  'us-vt': '28 days | 28 days | 28 days | 0 days | none | none',
  'us-coppa': '28 days | 28 days | 28 days | 15 days | none | none',
  'ch-fadp': '30 days | 30 days | 30 days | 15 days | named | none',
  'au-app': '30 days | 30 days | 30 days | 15 days | none | none',
  'jp-appi': '14 days | 14 days | 14 days | 14 days | none | none',
  'kr-pipa': '10 days | 10 days | 10 days | 10 days | named | 10 days',
  'in-dpdp': '28 days | 28 days | 28 days | 15 days | none | 90 days',
  'za-popia': '30 days | 28 days | 28 days | 15 days | 60 days | none',
};

const totalWords = ({ extension }: Law) => {
  if (!extension) return 'none';
  return extension.value.total
    ? Object.entries(extension.value.total).map(([unit, count]) => `${count} ${unit}`)
    : 'named';
};

const appealWords = ({ appeal }: Law) =>
  appeal
    ? [appeal.value.answer, appeal.value.extended]
        .flatMap((span) => (span && 'days' in span ? [`${span.days} days`] : []))
        .join(', ')
    : 'none';

test('every law has the times of the table, for every kind', () => {
  const asked = kinds.filter((kind) => kind !== 'report-lost' && kind !== 'other');
  const written = laws.map((law) => [
    law.id,
    [...asked.map((kind) => spanWords(law, kind)), totalWords(law), appealWords(law)].join(' | '),
  ]);
  assert.deepEqual(Object.fromEntries(written), table);
});

/** All rules of a law, found by their shape, so that none is forgotten. */
function rulesIn(value: unknown): Rule<unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(rulesIn);
  return isRule(value) ? [value, ...nested] : nested;
}

const isRule = (value: object): value is Rule<unknown> => 'value' in value && 'confidence' in value;

test('every value says where it is written and how sure it is', () => {
  for (const law of laws) {
    const rules = [...rulesIn(law), ...law.grounds];
    assert.ok(rules.length > 8, law.id);
    for (const { article, confidence, ...rule } of rules) {
      assert.ok(article.length > 2, `${law.id} ${JSON.stringify(rule)}`);
      assert.ok(confidence === 'sure' || confidence === 'likely', law.id);
      if ('since' in rule && rule.since) assert.ok(isDay(rule.since), law.id);
    }
  }
});

test('a notice of more time is due before the time is over, and more time is more', () => {
  for (const law of laws) {
    if (!law.extension) continue;
    const { total, noticeWithin } = law.extension.value;
    const [notice, answer] = [addSpan('2026-03-05', noticeWithin), addSpan('2026-03-05', law.answer.value)];
    assert.ok(notice <= answer, law.id);
    if (total) assert.ok(addSpan('2026-03-05', total) > answer, law.id);
  }
});

test('each right that is a kind of request can be refused on the closed list of its law alone', () => {
  for (const law of laws) {
    assert.equal(new Set(law.grounds.map(({ id }) => id)).size, law.grounds.length, law.id);
    for (const kind of ['access', 'correct', 'delete'] as const) {
      if (!law.rights[kind]) continue;
      assert.ok(
        groundsFor([law], kind).some(({ id }) => id === 'not-identified'),
        `${law.id} ${kind}`,
      );
    }
    for (const { id } of groundsFor([law], 'opt-out')) assert.equal(id, 'fraud', law.id);
  }
});

test('of a person whose law is not known, nothing is refused that one of the laws would grant', () => {
  const both = groundsFor([lawOf('eu-gdpr'), lawOf('us-ca')], 'delete').map(({ id }) => id);
  assert.ok(both.includes('legal-duty'));
  assert.ok(!both.includes('legal-claims'), 'California has no such ground');
  assert.ok(!both.includes('transaction'), 'the GDPR has no such ground');
  assert.deepEqual(groundsFor([], 'delete'), []);
});

test('a ground that several laws have is cited of each, and is as sure and as wide as the least of them', () => {
  const laws = [lawOf('us-ca'), lawOf('eu-gdpr'), lawOf('default')];
  const [common] = groundsFor(laws, 'access').filter(({ id }) => id === 'not-identified');
  const californian = groundsFor([lawOf('us-ca')], 'access').find(({ id }) => id === 'not-identified');
  assert.deepEqual(common?.articles, [...(californian?.articles ?? []), 'GDPR Art. 11(2)']);
  assert.deepEqual([californian?.confidence, common?.confidence], ['sure', 'likely']);
  const partial = (ids: string[]) =>
    groundsFor(
      ids.map((id) => lawOf(id)),
      'delete',
    )
      .filter(({ isPartial }) => isPartial)
      .map(({ id }) => id);
  for (const id of ['us-ca', 'eu-gdpr'])
    for (const ground of groundsFor([lawOf('us-ca'), lawOf('eu-gdpr')], 'delete'))
      if (partial([id]).includes(ground.id)) assert.ok(ground.isPartial, `${ground.id} of ${id}`);
});

test('a law is found by its id and version, and what never was is thrown', () => {
  assert.equal(lawOf('us-ca', '2026-11'), lawOf('us-ca'));
  assert.ok(isLawId('us-coppa') && !isLawId('toString'));
  assert.throws(() => lawOf('us-xx'), RangeError);
  assert.throws(() => lawOf('us-ca', '1999-01'), RangeError);
});

test('laws whose day has not come say so', () => {
  const coming = laws.filter(({ from }) => from !== null).map(({ id, from }) => `${id} ${from}`);
  assert.deepEqual(coming, [
    'us-ok 2027-01-01',
    'us-la 2027-01-01',
    'us-al 2027-05-01',
    'us-vt 2028-01-01',
    'in-dpdp 2027-05-13',
  ]);
});
