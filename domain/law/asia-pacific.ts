/** Australia, Japan, South Korea and India. */
import { type Law, likely, ours } from './rule.ts';

const answered = ['access', 'correct', 'delete'] as const;

export const auApp: Law = {
  id: 'au-app',
  version: '2026-11',
  name: 'Privacy Act 1988',
  from: null,
  regulator: likely('the Office of the Australian Information Commissioner', 'Privacy Act 1988 s. 36'),
  rights: {
    access: likely(true, 'APP 12'),
    correct: likely(true, 'APP 13'),
    delete: ours(true, 'APP 11.2'),
    'opt-out': likely(true, 'APP 7'),
  },
  acknowledge: null,
  // "A reasonable period"; the Commissioner takes that for thirty days.
  answer: likely({ days: 30 }, 'APP 12.4, 13.5; OAIC'),
  answerOf: {},
  extension: null,
  optOut: ours({ days: 15 }, 'APP 7.7'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'APP 12.1', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'unfounded', article: 'APP 12.3(c)', confidence: 'likely', kinds: ['access'], isPartial: false },
    { id: 'rights-of-others', article: 'APP 12.3(b)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'legal-claims', article: 'APP 12.3(d)', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'security', article: 'APP 12.3', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'APP 13.1', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: 'APP 11.2', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('not excessive for access; correction is free', 'APP 12.8, 13.5'),
  recordMonths: ours(24, 'APP 1.2'),
};

export const jpAppi: Law = {
  id: 'jp-appi',
  version: '2026-11',
  name: 'APPI',
  from: null,
  regulator: likely('the Personal Information Protection Commission of Japan', 'APPI'),
  rights: {
    access: likely(true, 'APPI Art. 33'),
    correct: likely(true, 'APPI Art. 34'),
    delete: likely(true, 'APPI Art. 34, 35'),
    'opt-out': likely(true, 'APPI Art. 35'),
  },
  acknowledge: null,
  // "Without delay"; a court may be asked two weeks after the request, so that those are the time there is.
  answer: likely({ days: 14 }, 'APPI Art. 33, 39'),
  answerOf: {},
  extension: null,
  optOut: likely({ days: 14 }, 'APPI Art. 35, 39'),
  appeal: null,
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'APPI Art. 37', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: 'APPI Art. 33', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'legal-duty', article: 'APPI Art. 33', confidence: 'likely', kinds: ['access'], isPartial: true },
    { id: 'already-accurate', article: 'APPI Art. 34', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'disproportionate', article: 'APPI Art. 35', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('a reasonable fee is allowed', 'APPI Art. 38'),
  recordMonths: ours(24, 'APPI'),
};

export const krPipa: Law = {
  id: 'kr-pipa',
  version: '2026-11',
  name: 'PIPA',
  from: null,
  regulator: likely('the Personal Information Protection Commission of Korea', 'PIPA'),
  rights: {
    access: likely(true, 'PIPA Art. 35'),
    correct: likely(true, 'PIPA Art. 36'),
    delete: likely(true, 'PIPA Art. 36'),
    'opt-out': likely(true, 'PIPA Art. 37'),
    portability: likely(true, 'PIPA Art. 35-2'),
    'automated-decisions': likely(true, 'PIPA Art. 37-2'),
  },
  acknowledge: null,
  answer: likely({ days: 10 }, 'PIPA Art. 36; Decree Art. 43'),
  answerOf: { access: likely({ days: 10 }, 'PIPA Art. 35(3); Decree Art. 41') },
  // Put off with a reason, then answered without delay once the reason is gone: no last day is set.
  extension: likely({ total: null, noticeWithin: { days: 10 } }, 'PIPA Art. 35(3)'),
  optOut: likely({ days: 10 }, 'PIPA Art. 37; Decree Art. 44'),
  // A way to object must exist; its time is the organisation's own.
  appeal: ours({ answer: { days: 10 }, extended: null }, 'PIPA Art. 38(5)'),
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'PIPA Decree Art. 46', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'rights-of-others', article: 'PIPA Art. 35(4)', confidence: 'likely', kinds: ['access'], isPartial: true },
    {
      id: 'legal-duty',
      article: 'PIPA Art. 35(4), 36(1)',
      confidence: 'likely',
      kinds: ['access', 'delete'],
      isPartial: true,
    },
    { id: 'already-accurate', article: 'PIPA Art. 36', confidence: 'likely', kinds: ['correct'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: likely('a fee and postage are allowed', 'PIPA Art. 38(3)'),
  recordMonths: ours(24, 'PIPA'),
};

export const inDpdp: Law = {
  id: 'in-dpdp',
  version: '2026-11',
  name: 'DPDP Act 2023',
  from: '2027-05-13',
  regulator: likely('the Data Protection Board of India', 'DPDP Act s. 18'),
  rights: {
    access: likely(true, 'DPDP Act s. 11'),
    correct: likely(true, 'DPDP Act s. 12'),
    delete: likely(true, 'DPDP Act s. 12'),
    'opt-out': likely(true, 'DPDP Act s. 6(4)'),
    'withdraw-consent': likely(true, 'DPDP Act s. 6(4)'),
    nominate: likely(true, 'DPDP Act s. 14'),
  },
  acknowledge: null,
  // The organisation publishes its own time; this is the one we publish until it says another.
  answer: ours({ days: 28 }, 'DPDP Rules r. 14'),
  answerOf: {},
  extension: null,
  optOut: ours({ days: 15 }, 'DPDP Act s. 6(4)'),
  // Grievance first, then the Board.
  appeal: likely({ answer: { days: 90 }, extended: null }, 'DPDP Rules r. 14(3)'),
  complaint: null,
  grounds: [
    { id: 'not-identified', article: 'DPDP Act s. 11, 12', confidence: 'likely', kinds: answered, isPartial: false },
    { id: 'already-accurate', article: 'DPDP Act s. 12', confidence: 'likely', kinds: ['correct'], isPartial: true },
    { id: 'legal-duty', article: 'DPDP Act s. 12(3)', confidence: 'likely', kinds: ['delete'], isPartial: true },
  ],
  pause: {},
  rollsOver: null,
  fee: ours('free', 'DPDP Act'),
  recordMonths: ours(24, 'DPDP Rules r. 8(3)'),
};
