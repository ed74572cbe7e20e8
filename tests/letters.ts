import type { LetterFields, LetterKind } from '#domain/letters';

export const portal = 'https://privacy.clickandchat.example';
const reference = 'CC-7KQ4-M2XD';
const statusUrl = `${portal}/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77`;
const deskUrl = `${portal}/desk/requests/5f0c2a1e-94b7-4d0e-8f6e-2f6f3a1c9b77`;
const answerByOn = '2027-01-04';

/** One letter of each kind, as a request to the example `clickandchat` would queue it. */
export const samples: { [Kind in LetterKind]: LetterFields<Kind> } = {
  code: { code: '48291376', link: `${portal}/confirm#${'k'.repeat(43)}`, minutes: 10 },
  acknowledgement: {
    reference,
    kind: 'delete',
    receivedOn: '2026-11-20',
    answerByOn,
    article: 'Cal. Civ. Code 1798.130(a)(2)',
    statusUrl,
  },
  'child-case': { reference, days: 21, isShown: false, statusUrl },
  confirm: {
    reference,
    kind: 'access',
    receivedOn: '2026-11-20',
    answerByOn,
    article: 'Cal. Civ. Code 1798.130(a)(2)',
    statusUrl,
  },
  question: { reference, statusUrl },
  decision: { reference, kind: 'correct', statusUrl, answerByOn },
  'export-ready': { reference, statusUrl, expiresOn: '2026-12-01', downloads: 3 },
  'deletion-scheduled': { reference, runAfter: '2026-11-24T18:30:00.000Z', statusUrl },
  'deletion-notice': { runAfter: '2026-11-24T18:30:00.000Z', pauseUrl: `${portal}/pause#${'p'.repeat(43)}` },
  'deletion-paused': { reference, statusUrl },
  'opt-out-done': {
    reference,
    purposes: ['Special offers', 'All mail that is not about your account'],
    stays: ['Mail about your account and your purchases still comes.'],
    undoUrl: `${portal}/opt-out/undo`,
  },
  'lost-frozen': {
    reference,
    items: ['My password'],
    offMeanwhile: ['Signing in is off until you have a new password.'],
  },
  done: {
    reference,
    kind: 'delete',
    outcome: 'in-part',
    categories: [
      { category: 'Name, addresses and phone numbers', erased: 4, reduced: 0, kept: [] },
      { category: 'Messages, letters and calls', erased: 128, reduced: 6, kept: [] },
      {
        category: 'Cards and payments',
        erased: 1,
        reduced: 0,
        kept: [{ reason: 'an open chargeback', until: '2028-05-20', rows: 2 }],
      },
    ],
    told: ['Mail House'],
    corrected: [],
    statusUrl,
    runId: '0b8f5a52-3a0c-4c39-9f11-6a4e7f0c1d2e',
  },
  refusal: {
    reference,
    kind: 'correct',
    ground: 'already-accurate',
    law: 'GDPR Art. 16',
    reason:
      'We compared the date of birth with the one you gave when you registered. They are the same.\n\nIf it was wrong from the start, tell us where we can see the right one.',
    statusUrl,
    appealUrl: `${statusUrl}/appeal`,
    regulator: 'the California Privacy Protection Agency',
    isComplaint: true,
  },
  'appeal-received': {
    reference,
    kind: 'delete',
    receivedOn: '2026-11-20',
    answerByOn: '2026-12-20',
    article: 'DPA 2018 s. 164A',
    isComplaint: true,
    statusUrl,
  },
  'appeal-outcome': {
    reference,
    kind: 'delete',
    isUpheld: false,
    isComplaint: false,
    answerByOn: null,
    reason: 'The invoices have to stay for ten years, whoever asks.',
    regulator: 'the data protection authority of the country where you live',
    statusUrl,
  },
  withdrawn: { reference, kind: 'access', statusUrl },
  lapsed: { reference, kind: 'access', days: 30, statusUrl },
  'package-taken-back': { reference, statusUrl },
  'recipient-notice': {
    reference,
    act: 'opt-out',
    known: [
      [
        { label: 'Name', value: 'Iris Vale' },
        { label: 'Phone', value: '+1 555 0142' },
      ],
    ],
    what: ['Special offers'],
    corrected: [{ label: 'Street', value: '31 Church Street' }],
    dueOn: '2026-12-20',
    isReminder: false,
  },
  'controller-notice': {
    reference,
    kind: 'access',
    rows: 3,
    known: [{ label: 'E-mail', value: 'iris.vale@mail.example' }],
    receivedOn: '2026-11-20',
    dueOn: '2026-12-04',
    isReminder: false,
  },
  'sharing-notice': {
    to: 'Example Partner',
    what: 'Name, addresses and phone numbers',
    fromOn: '2026-12-24',
    exceptions: ['Mail about your account and your purchases still comes.'],
    preventUrl: `${portal}/prevent?by=${'p'.repeat(80)}`,
  },
  'staff-assigned': { reference, kind: 'access', answerByOn, deskUrl },
  'staff-approval-waiting': { reference, kind: 'delete', answerByOn, deskUrl },
  'staff-clock': { reference, kind: 'access', percent: 75, answerByOn, deskUrl },
  'staff-overdue': { reference, kind: 'access', answerByOn, deskUrl },
  'staff-unanswered': { reference, others: 2, deskUrl },
  'staff-bounced': { reference, kind: 'export-ready', deskUrl },
  'staff-run-failed': { reference, kind: 'delete', failure: 'lock-timeout', deskUrl },
  'staff-lost': { reference, deskUrl },
  'staff-appeal': { reference, kind: 'delete', answerByOn: '2026-12-20', deskUrl },
  'staff-paused': { reference, deskUrl },
};
