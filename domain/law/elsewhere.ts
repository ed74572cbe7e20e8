/**
 * Everybody whom no law of the list covers gets what suits nearly all: 28 days are never more than a month or 30 days.
 * It is the organisation's own word, modelled on the GDPR; nothing of it may be put off, since no law says how.
 */
import { type Law, ours } from './rule.ts';

const word = 'GDPR Art. 12';
const answered = ['access', 'correct', 'delete'] as const;

export const elsewhere: Law = {
  id: 'default',
  version: '2026-11',
  name: 'Our own rule',
  from: null,
  regulator: ours('the data protection authority of the country where you live', word),
  rights: {
    access: ours(true, word),
    correct: ours(true, word),
    delete: ours(true, word),
    'opt-out': ours(true, word),
    portability: ours(true, word),
  },
  acknowledge: null,
  answer: ours({ days: 28 }, word),
  answerOf: {},
  extension: null,
  optOut: ours({ days: 0 }, word),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: word, confidence: 'sure', kinds: answered, isPartial: false },
    { id: 'unfounded', article: word, confidence: 'sure', kinds: answered, isPartial: false },
    { id: 'no-authority', article: word, confidence: 'sure', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: word, confidence: 'sure', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: word, confidence: 'sure', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: word, confidence: 'sure', kinds: ['delete'], isPartial: true },
    { id: 'legal-claims', article: word, confidence: 'sure', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: ours('free', word),
  recordMonths: ours(24, word),
};
