/** Brazil, Canada and Quebec. */
import { type Law, likely, ours, sure } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;

export const brLgpd: Law = {
  id: 'br-lgpd',
  version: '2026-11',
  name: 'LGPD',
  from: null,
  regulator: likely('the National Data Protection Authority (ANPD)', 'LGPD Art. 18 §1'),
  rights: {
    access: likely(true, 'LGPD Art. 18 II'),
    correct: likely(true, 'LGPD Art. 18 III'),
    delete: likely(true, 'LGPD Art. 18 IV, VI'),
    'opt-out': likely(true, 'LGPD Art. 18 §2'),
    portability: likely(true, 'LGPD Art. 18 V'),
    'withdraw-consent': likely(true, 'LGPD Art. 18 IX'),
    'automated-decisions': likely(true, 'LGPD Art. 20'),
  },
  acknowledge: null,
  // A confirmation in simple form is due at once; fifteen days are for the full statement.
  answer: sure({ days: 15 }, 'LGPD Art. 19'),
  // That time is for a copy. The rest is due at once, or with a word on why not: no number.
  answerOf: { correct: ours({ days: 15 }, 'LGPD Art. 18 §4'), delete: ours({ days: 15 }, 'LGPD Art. 18 §4') },
  extension: null,
  optOut: ours({ days: 15 }, 'LGPD Art. 18 §4'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'LGPD Art. 18 §3', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'disproportionate', article: 'LGPD Art. 18 §4 II', confidence: 'likely', kinds: answered, isPartial: true },
    { id: 'rights-of-others', article: 'LGPD Art. 19 II', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'LGPD Art. 18 III', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: 'LGPD Art. 16 I', confidence: 'likely', kinds: ['delete'], isPartial: true },
    { id: 'research', article: 'LGPD Art. 16 II', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('free', 'LGPD Art. 18 §5'),
  recordMonths: ours(24, 'LGPD Art. 37'),
};

export const caPipeda: Law = {
  id: 'ca-pipeda',
  version: '2026-11',
  name: 'PIPEDA',
  from: null,
  regulator: likely('the Privacy Commissioner of Canada', 'PIPEDA s. 11'),
  rights: {
    access: likely(true, 'PIPEDA Sch. 1, 4.9'),
    correct: likely(true, 'PIPEDA Sch. 1, 4.9.5'),
    delete: likely(true, 'PIPEDA Sch. 1, 4.5.3'),
    'opt-out': likely(true, 'PIPEDA Sch. 1, 4.3.8'),
    'withdraw-consent': likely(true, 'PIPEDA Sch. 1, 4.3.8'),
  },
  acknowledge: null,
  answer: likely({ days: 30 }, 'PIPEDA s. 8(3)'),
  answerOf: {},
  extension: likely({ total: { days: 60 }, noticeWithin: { days: 30 } }, 'PIPEDA s. 8(4)'),
  optOut: ours({ days: 15 }, 'PIPEDA Sch. 1, 4.3.8'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'PIPEDA Sch. 1, 4.9.2', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: 'PIPEDA s. 9(1)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'legal-claims', article: 'PIPEDA s. 9(3)(a)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'security', article: 'PIPEDA s. 9(3)(c)', confidence: 'likely', kinds: ['access'], isPartial: true },
    {
      id: 'already-accurate',
      article: 'PIPEDA Sch. 1, 4.9.5',
      confidence: 'likely',
      kinds: ['correct'],
      isPartial: true,
    },
    { id: 'legal-duty', article: 'PIPEDA Sch. 1, 4.3.8', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('at minimal or no cost, said beforehand', 'PIPEDA s. 8(6); Sch. 1, 4.9.4'),
  recordMonths: ours(24, 'PIPEDA s. 8(8)'),
};

const quebec = 'CQLR c. P-39.1';

export const caQc: Law = {
  id: 'ca-qc',
  version: '2026-11',
  name: 'Law 25',
  from: null,
  regulator: likely('the Commission d’accès à l’information', quebec),
  rights: {
    access: likely(true, quebec),
    correct: likely(true, quebec),
    delete: likely(true, quebec),
    'opt-out': likely(true, quebec),
    portability: likely(true, quebec, { since: '2024-09-22' }),
    'de-index': likely(true, quebec),
  },
  acknowledge: null,
  // Silence is a refusal, and there is no putting off.
  answer: likely({ days: 30 }, quebec),
  answerOf: {},
  extension: null,
  optOut: ours({ days: 15 }, quebec),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: quebec, confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: quebec, confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: quebec, confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: quebec, confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('free, but for the cost of transcription', quebec),
  recordMonths: ours(24, quebec),
};
