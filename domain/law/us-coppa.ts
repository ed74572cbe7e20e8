/** Children under 13 in the United States: a parent may see, refuse further use of, and delete what was collected. */
import { type Law, ours, sure } from './rule.ts';

const article = '16 CFR 312.6';
const asked = ['access', 'delete'] as const;

export const usCoppa: Law = {
  id: 'us-coppa',
  version: '2026-11',
  name: 'COPPA',
  from: null,
  regulator: sure('the Federal Trade Commission', '15 U.S.C. 6505'),
  rights: {
    access: sure(true, '16 CFR 312.6(a)(1), (3)'),
    delete: sure(true, '16 CFR 312.6(a)(2)'),
    'opt-out': sure(true, '16 CFR 312.6(a)(2)'),
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
    { id: 'not-identified', article: '16 CFR 312.6(a)(3)(i)', confidence: 'sure', kinds: asked, isPartial: false },
    { id: 'no-authority', article: '16 CFR 312.6(a)(3)(i)', confidence: 'sure', kinds: asked, isPartial: false },
  ],
  pause: {},
  rollsOver: null,
  fee: ours('free', article),
  recordMonths: ours(24, article),
};
