import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawIds, lawOf } from './law-of.ts';

/**
 * What was read in the law itself or computed anew, and may be told without "check with counsel": value, then article.
 * Whoever adds a line has read the article. All else is `likely`, or our own figure.
 */
const read: Record<string, Record<string, string>> = {
  'eu-gdpr': {
    'rights.access': 'yes: GDPR Art. 15',
    'rights.correct': 'yes: GDPR Art. 16',
    'rights.delete': 'yes: GDPR Art. 17',
    'rights.opt-out': 'yes: GDPR Art. 21(3)',
    'rights.portability': 'yes: GDPR Art. 20',
    'rights.restrict': 'yes: GDPR Art. 18',
    'rights.object': 'yes: GDPR Art. 21',
    'rights.withdraw-consent': 'yes: GDPR Art. 7(3)',
    'rights.automated-decisions': 'yes: GDPR Art. 22',
    answer: '1 months: GDPR Art. 12(3)',
    extension: 'total 3 months, noticeWithin 1 months: GDPR Art. 12(3)',
    optOut: '0 days: GDPR Art. 21(3)',
    'grounds.not-identified': 'access correct delete: GDPR Art. 11(2)',
    'grounds.unfounded': 'access correct delete: GDPR Art. 12(5)',
    fee: 'free, unless manifestly unfounded or excessive: GDPR Art. 12(5)',
  },
  'uk-gdpr': {
    'rights.restrict': 'yes: UK GDPR Art. 18',
    'rights.object': 'yes: UK GDPR Art. 21',
    'rights.withdraw-consent': 'yes: UK GDPR Art. 7(3)',
    'rights.automated-decisions': 'yes: UK GDPR Art. 22A–22D, since 2026-02-05',
    answer: '1 months: UK GDPR Art. 12A, since 2026-02-05',
    extension: 'total 3 months, noticeWithin 1 months: UK GDPR Art. 12A',
    'pause.identity': 'starts-again, access correct delete: UK GDPR Art. 12(6), 12A',
    'pause.clarification': 'stops, bothEnds, access: UK GDPR Art. 12A',
    'pause.fee': 'starts-again, access correct delete: UK GDPR Art. 12A',
    rollsOver: 'yes: UK GDPR Art. 12A; ICO',
  },
  'us-ca': {
    'rights.delete': 'yes: Cal. Civ. Code 1798.105',
    'rights.opt-out': 'yes: 11 CCR 7026',
    acknowledge: '10 businessDays: 11 CCR 7021(a)',
    answer: '45 days: 11 CCR 7021(b)',
    extension: 'total 90 days, noticeWithin 45 days: 11 CCR 7021(b)',
    optOut: '15 businessDays: 11 CCR 7026(f)',
    'grounds.not-identified': 'access correct delete: 11 CCR 7060–7062',
    'grounds.transaction': 'delete: Cal. Civ. Code 1798.105(d)(1)',
    'grounds.security': 'delete: Cal. Civ. Code 1798.105(d)(2)',
    'grounds.debugging': 'delete: Cal. Civ. Code 1798.105(d)(3)',
    'grounds.expression': 'delete: Cal. Civ. Code 1798.105(d)(4)',
    'grounds.research': 'delete: Cal. Civ. Code 1798.105(d)(6)',
    'grounds.internal-use': 'delete: Cal. Civ. Code 1798.105(d)(7)',
    'grounds.legal-duty': 'delete: Cal. Civ. Code 1798.105(d)(5), (8)',
    recordMonths: '24: 11 CCR 7101',
  },
  'br-lgpd': { answer: '15 days: LGPD Art. 19' },
  'us-co': { recordMonths: '24: 4 CCR 904-3, 6.11' },
  'us-coppa': {
    'rights.access': 'yes: 16 CFR 312.6',
    'rights.delete': 'yes: 16 CFR 312.6',
    'rights.opt-out': 'yes: 16 CFR 312.6',
    'grounds.not-identified': 'access delete: 16 CFR 312.6',
    'grounds.no-authority': 'access delete: 16 CFR 312.6',
  },
  'ch-fadp': {
    'rights.access': 'yes: FADP Art. 25',
    answer: '30 days: FADP Art. 25(7); DPO Art. 18',
    extension: 'total none, noticeWithin 30 days: DPO Art. 18',
    fee: 'free; up to CHF 300 where the effort is out of proportion, said beforehand: DPO Art. 19',
  },
};

function words(value: unknown): string {
  if (value === true) return 'yes';
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.join(' ');
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .flatMap(([name, one]) => {
      if (typeof one === 'number') return `${one} ${name}`;
      if (name === 'effect' || name === 'kinds') return words(one);
      if (name === 'bothEnds') return one ? name : [];
      return `${name} ${words(one)}`;
    })
    .join(', ');
}

/** Every sure value in a law, wherever it stands: what is our own figure says so, and claims nothing about the law. */
function sureIn(value: unknown, path: string[] = []): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  const { confidence, article, isOurs, since, value: of, kinds }: Record<string, unknown> = { ...value };
  const here =
    confidence === 'sure' && !isOurs ? `${words(of ?? kinds)}: ${article}${since ? `, since ${since}` : ''}` : null;
  const nested = Object.entries(value).flatMap(([key, one]) => sureIn(one, [...path, one?.id ?? key]));
  return here === null ? nested : [[path.join('.'), here], ...nested];
}

test('only what was read in the law is sure of itself, and says where', () => {
  const found = lawIds.map((id) => [id, Object.fromEntries(sureIn(lawOf(id)))] as const);
  assert.deepEqual(Object.fromEntries(found.filter(([, values]) => Object.keys(values).length > 0)), read);
});
