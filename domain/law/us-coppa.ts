/** Children under 13 in the United States: a parent may see, refuse further use of, and delete what was collected. */
import { type Law, likely, ours, sure } from './rule.ts';

const article = '16 CFR 312.6';
const asked = ['access', 'delete'] as const;

export const usCoppa: Law = {
  id: 'us-coppa',
  version: '2026-11',
  name: 'COPPA',
  from: null,
  regulator: likely('the Federal Trade Commission', '15 U.S.C. 6505'),
  rights: {
    access: sure(true, article),
    delete: sure(true, article),
    'opt-out': sure(true, article),
  },
  acknowledge: null,
  // "At any time", and no number of days.
  answer: ours({ days: 28 }, article),
  answerOf: {},
  extension: null,
  optOut: ours({ days: 15 }, article),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article, confidence: 'sure', kinds: asked, isPartial: false },
    { id: 'no-authority', article, confidence: 'sure', kinds: asked, isPartial: false },
  ],
  pause: {},
  rollsOver: null,
  fee: ours('free', article),
  recordMonths: ours(24, article),
};
