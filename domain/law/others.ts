/** Switzerland and South Africa. */
import { type Law, likely, ours, sure } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;

export const chFadp: Law = {
  id: 'ch-fadp',
  version: '2026-11',
  name: 'FADP',
  from: null,
  regulator: likely('the Federal Data Protection and Information Commissioner', 'FADP Art. 49'),
  rights: {
    access: sure(true, 'FADP Art. 25'),
    correct: likely(true, 'FADP Art. 32(1)'),
    delete: likely(true, 'FADP Art. 32(2)'),
    'opt-out': likely(true, 'FADP Art. 30(2)(b)'),
    portability: likely(true, 'FADP Art. 28'),
  },
  acknowledge: null,
  answer: sure({ days: 30 }, 'FADP Art. 25(7); DPO Art. 18'),
  // Those days are for a copy; the rest has none of its own.
  answerOf: { correct: ours({ days: 30 }, 'FADP Art. 32'), delete: ours({ days: 30 }, 'FADP Art. 32') },
  // Within the thirty days the person is told by when; the law sets no last day to it.
  extension: sure({ total: null, noticeWithin: { days: 30 } }, 'DPO Art. 18'),
  optOut: ours({ days: 15 }, 'FADP Art. 30(2)(b)'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'DPO Art. 16(5)', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'unfounded', article: 'FADP Art. 26(1)(c)', confidence: 'likely', kinds: ['access'], isPartial: false },
    { id: 'rights-of-others', article: 'FADP Art. 26(1)(b)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'FADP Art. 32(1)', confidence: 'likely', kinds: ['correct'], isPartial: true },
    {
      id: 'legal-duty',
      article: 'FADP Art. 31, 32',
      confidence: 'likely',
      kinds: ['correct', 'delete'],
      isPartial: true,
    },
    { id: 'legal-claims', article: 'FADP Art. 31', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: sure('free; up to CHF 300 where the effort is out of proportion, said beforehand', 'DPO Art. 19'),
  recordMonths: ours(24, 'FADP'),
};

export const zaPopia: Law = {
  id: 'za-popia',
  version: '2026-11',
  name: 'POPIA',
  from: null,
  regulator: likely('the Information Regulator of South Africa', 'POPIA s. 74'),
  rights: {
    access: likely(true, 'POPIA s. 23; PAIA'),
    correct: likely(true, 'POPIA s. 24'),
    delete: likely(true, 'POPIA s. 24'),
    'opt-out': likely(true, 'POPIA s. 11(3)'),
    object: likely(true, 'POPIA s. 11(3)'),
  },
  acknowledge: null,
  answer: likely({ days: 30 }, 'PAIA s. 56'),
  // "As soon as reasonably practicable": taken for the time of access.
  answerOf: { correct: ours({ days: 28 }, 'POPIA s. 24(2)'), delete: ours({ days: 28 }, 'POPIA s. 24(2)') },
  extension: likely({ total: { days: 60 }, noticeWithin: { days: 30 } }, 'PAIA s. 57'),
  optOut: ours({ days: 15 }, 'POPIA s. 11(3)'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'POPIA s. 23(1)', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: 'PAIA s. 63', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'POPIA s. 24', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: 'POPIA s. 14', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('prescribed fees are possible', 'PAIA s. 54'),
  recordMonths: ours(24, 'POPIA'),
};
