/** California. Verification does not stop its clock, and no last day is moved past a weekend: nothing in it says so. */
import { type Law, likely, sure } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;
const erasing = { confidence: 'sure', kinds: ['delete'], isPartial: true } as const;

export const usCa: Law = {
  id: 'us-ca',
  version: '2026-11',
  name: 'CCPA',
  from: null,
  regulator: likely('the California Privacy Protection Agency', 'Cal. Civ. Code 1798.199.45'),
  rights: {
    access: likely(true, 'Cal. Civ. Code 1798.100, 1798.110'),
    correct: likely(true, 'Cal. Civ. Code 1798.106'),
    delete: sure(true, 'Cal. Civ. Code 1798.105'),
    'opt-out': sure(true, '11 CCR 7026'),
    portability: likely(true, 'Cal. Civ. Code 1798.130(a)(3)(B)(iii)'),
    'limit-sensitive': likely(true, 'Cal. Civ. Code 1798.121'),
    'automated-decisions': likely(true, '11 CCR 7221, 7222', { since: '2027-01-01' }),
  },
  acknowledge: sure({ businessDays: 10 }, '11 CCR 7021(a)'),
  answer: sure({ days: 45 }, '11 CCR 7021(b)'),
  answerOf: {},
  extension: sure({ total: { days: 90 }, noticeWithin: { days: 45 } }, '11 CCR 7021(b)'),
  optOut: sure({ businessDays: 15 }, '11 CCR 7026(f)'),
  // A right to appeal that an organisation gives has to be named (145(h)(2)); the law itself gives none.
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: '11 CCR 7060–7062', confidence: 'sure', kinds: answered, isPartial: false },
    {
      id: 'unfounded',
      article: 'Cal. Civ. Code 1798.145(h)(3)',
      confidence: 'likely',
      kinds: answered,
      isPartial: false,
    },
    {
      id: 'too-often',
      article: 'Cal. Civ. Code 1798.130(b)',
      confidence: 'likely',
      kinds: ['access'],
      isPartial: false,
    },
    { id: 'no-authority', article: '11 CCR 7063', confidence: 'likely', kinds: answered, isPartial: false },
    {
      id: 'rights-of-others',
      article: 'Cal. Civ. Code 1798.145(k)',
      confidence: 'likely',
      kinds: ['access'],
      isPartial: true,
    },
    { id: 'already-accurate', article: '11 CCR 7023(b)', confidence: 'likely', kinds: ['correct'], isPartial: true },
    {
      id: 'fraud',
      article: '11 CCR 7023(h), 7026(e)',
      confidence: 'likely',
      kinds: ['correct', 'opt-out'],
      isPartial: false,
    },
    { id: 'transaction', article: 'Cal. Civ. Code 1798.105(d)(1)', ...erasing },
    { id: 'security', article: 'Cal. Civ. Code 1798.105(d)(2)', ...erasing },
    { id: 'debugging', article: 'Cal. Civ. Code 1798.105(d)(3)', ...erasing },
    { id: 'expression', article: 'Cal. Civ. Code 1798.105(d)(4)', ...erasing },
    { id: 'research', article: 'Cal. Civ. Code 1798.105(d)(6)', ...erasing },
    { id: 'internal-use', article: 'Cal. Civ. Code 1798.105(d)(7)', ...erasing },
    { id: 'legal-duty', article: 'Cal. Civ. Code 1798.105(d)(5), (8)', ...erasing },
    {
      id: 'disproportionate',
      article: '11 CCR 7022–7024',
      confidence: 'likely',
      kinds: answered,
      isPartial: true,
    },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('free', 'Cal. Civ. Code 1798.130(a)(2)'),
  recordMonths: sure(24, '11 CCR 7101'),
};
