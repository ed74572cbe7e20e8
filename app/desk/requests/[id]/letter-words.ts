import type { LetterKind } from '#domain/letters';

const words: Record<LetterKind, string> = {
  code: 'Code',
  'date-changed': 'Another date for the answer',
  acknowledgement: 'We received your request',
  'child-case': 'A child’s data',
  confirm: 'Is it yours?',
  question: 'We have a question',
  extension: 'Our answer takes longer',
  reply: 'Our answer',
  decision: 'Our decision',
  'export-ready': 'Your copy is ready',
  'deletion-scheduled': 'Your deletion is scheduled',
  'deletion-notice': 'Notice before a deletion',
  'deletion-paused': 'Your deletion is paused',
  'opt-out-done': 'You are opted out',
  'lost-frozen': 'Locked',
  done: 'Done, with receipt',
  refusal: 'Refusal',
  redirected: 'Others decide about the data',
  'categories-told': 'What kinds of data we hold',
  'part-refusal': 'What was refused of it',
  'appeal-received': 'We have your appeal',
  'appeal-outcome': 'Our answer to your appeal',
  withdrawn: 'Cancelled',
  lapsed: 'Closed without an answer',
  'package-taken-back': 'Your copy was taken back',
  'recipient-notice': 'To who had the data',
  'controller-notice': 'To who decides about data held for it',
  'sharing-notice': 'Your data are to be passed on',
  'staff-assigned': 'To staff: assigned',
  'staff-approval-waiting': 'To staff: approval waiting',
  'staff-clock': 'To staff: time is passing',
  'staff-overdue': 'To staff: overdue',
  'staff-unanswered': 'To staff: others have not answered',
  'staff-bounced': 'To staff: a letter bounced',
  'staff-run-failed': 'To staff: run failed',
  'staff-appeal': 'To staff: somebody appealed',
  'staff-lost': 'To staff: reported lost',
  'staff-task': 'To staff: work outside is due',
  'staff-paused': 'To staff: deletion stopped',
};

const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(words, kind);

/** What a letter is about, as the desk names it. */
export const letterWords = (kind: string): string => (isLetterKind(kind) ? words[kind] : kind);
