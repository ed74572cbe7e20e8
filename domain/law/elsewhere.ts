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
    { id: 'not-identified', article: 'GDPR Art. 11(2)', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'unfounded', article: 'GDPR Art. 12(5)', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'no-authority', article: 'GDPR Art. 12(6)', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: 'GDPR Art. 15(4)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'GDPR Art. 16', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: 'GDPR Art. 17(3)(b)', confidence: 'likely', kinds: ['delete'], isPartial: true },
    { id: 'legal-claims', article: 'GDPR Art. 17(3)(e)', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: ours('free', word),
  recordMonths: ours(24, word),
};
