/** The GDPR and the law of the United Kingdom, which grew out of it. */
import { type Confidence, type Ground, type Law, likely, ours, sure } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;

const grounds = (gdpr: string, confidence: Confidence): Ground[] => [
  { id: 'not-identified', article: `${gdpr} Art. 11(2)`, confidence, kinds: answered, isPartial: false },
  {
    id: 'unfounded',
    article: `${gdpr} Art. 12(5)`,
    confidence,
    kinds: answered,
    isPartial: false,
  },
  // Another's rights are met by blacking out, not by refusing the whole copy.
  { id: 'rights-of-others', article: `${gdpr} Art. 15(4)`, confidence: 'likely', kinds: ['access'], isPartial: true },
  { id: 'already-accurate', article: `${gdpr} Art. 16`, confidence: 'likely', kinds: ['correct'], isPartial: true },
  { id: 'expression', article: `${gdpr} Art. 17(3)(a)`, confidence: 'likely', kinds: ['delete'], isPartial: true },
  { id: 'legal-duty', article: `${gdpr} Art. 17(3)(b)`, confidence: 'likely', kinds: ['delete'], isPartial: true },
  { id: 'public-health', article: `${gdpr} Art. 17(3)(c)`, confidence: 'likely', kinds: ['delete'], isPartial: true },
  { id: 'research', article: `${gdpr} Art. 17(3)(d)`, confidence: 'likely', kinds: ['delete'], isPartial: true },
  { id: 'legal-claims', article: `${gdpr} Art. 17(3)(e)`, confidence: 'likely', kinds: ['delete'], isPartial: true },
];

const rights = (gdpr: string, read: typeof sure | typeof likely): Law['rights'] => ({
  access: read(true, `${gdpr} Art. 15`),
  correct: read(true, `${gdpr} Art. 16`),
  delete: read(true, `${gdpr} Art. 17`),
  'opt-out': read(true, `${gdpr} Art. 21(3)`),
  portability: read(true, `${gdpr} Art. 20`),
  restrict: sure(true, `${gdpr} Art. 18`),
  object: sure(true, `${gdpr} Art. 21`),
  'withdraw-consent': sure(true, `${gdpr} Art. 7(3)`),
});

export const euGdpr: Law = {
  id: 'eu-gdpr',
  version: '2026-11',
  name: 'GDPR',
  from: null,
  regulator: likely('the data protection authority of the country where you live', 'GDPR Art. 77'),
  rights: { ...rights('GDPR', sure), 'automated-decisions': sure(true, 'GDPR Art. 22') },
  acknowledge: null,
  answer: sure({ months: 1 }, 'GDPR Art. 12(3)'),
  answerOf: {},
  extension: sure({ total: { months: 3 }, noticeWithin: { months: 1 } }, 'GDPR Art. 12(3)'),
  optOut: sure({ days: 0 }, 'GDPR Art. 21(3)'),
  appeal: null,
  complaint: null,
  grounds: grounds('GDPR', 'sure'),
  // The Regulation has no word of it: guidance lets the month stand still while what identifies a person is outstanding.
  pause: {
    identity: likely({ effect: 'stops', bothEnds: false, kinds: answered }, 'GDPR Art. 12(6); EDPB 01/2022'),
  },
  rollsOver: likely(true, 'Reg. (EEC, Euratom) 1182/71 Art. 3(4)'),
  fee: sure('free, unless manifestly unfounded or excessive', 'GDPR Art. 12(5)'),
  recordMonths: ours(24, 'GDPR Art. 5(2)'),
};

export const ukGdpr: Law = {
  ...euGdpr,
  id: 'uk-gdpr',
  name: 'UK GDPR',
  regulator: likely('the Information Commissioner', 'UK GDPR Art. 77'),
  rights: {
    ...rights('UK GDPR', likely),
    'automated-decisions': sure(true, 'UK GDPR Art. 22A–22D', { since: '2026-02-05' }),
  },
  answer: sure({ months: 1 }, 'UK GDPR Art. 12A', { since: '2026-02-05' }),
  extension: sure({ total: { months: 3 }, noticeWithin: { months: 1 } }, 'UK GDPR Art. 12A'),
  optOut: likely({ days: 0 }, 'UK GDPR Art. 21(3)'),
  complaint: likely({ acknowledge: { days: 30 } }, 'Data Protection Act 2018 s. 164A', { since: '2026-06-19' }),
  grounds: [
    ...grounds('UK GDPR', 'likely'),
    // Only a reasonable and proportionate search is owed.
    {
      id: 'disproportionate',
      article: 'UK GDPR Art. 15(1A)',
      confidence: 'likely',
      kinds: ['access'],
      isPartial: true,
    },
  ],
  pause: {
    identity: sure({ effect: 'starts-again', bothEnds: false, kinds: answered }, 'UK GDPR Art. 12(6), 12A'),
    clarification: sure({ effect: 'stops', bothEnds: true, kinds: ['access'] }, 'UK GDPR Art. 12A'),
    fee: sure({ effect: 'starts-again', bothEnds: false, kinds: answered }, 'UK GDPR Art. 12A'),
  },
  rollsOver: sure(true, 'UK GDPR Art. 12A; ICO'),
  fee: likely('free, unless manifestly unfounded or excessive', 'UK GDPR Art. 12(5)'),
  recordMonths: ours(24, 'UK GDPR Art. 5(2)'),
};

/** The thirty days for a complaint begin with the day of receipt, which is the first of them: its first lines came a day late. */
export const ukGdprLater: Law = {
  ...ukGdpr,
  version: '2026-12',
  complaint: likely({ acknowledge: { days: 29 } }, 'Data Protection Act 2018 s. 164A', { since: '2026-06-19' }),
};
