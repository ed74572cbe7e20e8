import type { Kind } from '#domain/kinds';
import { type Block, type Content, fact } from './content.ts';
import type { Words } from './words.ts';

type ToDesk =
  | 'staff-assigned'
  | 'staff-approval-waiting'
  | 'staff-overdue'
  | 'staff-unanswered'
  | 'staff-bounced'
  | 'staff-run-failed'
  | 'staff-lost'
  | 'staff-appeal'
  | 'staff-message'
  | 'staff-note'
  | 'staff-paused'
  | 'staff-held'
  | 'staff-watched'
  | 'staff-glass';

export const staffWhy = ({ t }: Words): string => t('why.staff');

/** A letter to staff: reference and link, never who asked. */
export const toDesk = (
  words: Words,
  kind: ToDesk,
  { reference, deskUrl }: { reference: string; deskUrl: string },
  blocks: Block[],
): Content => ({
  subject: words.t(`${kind}.subject`, { reference }),
  heading: words.t(`${kind}.heading`),
  blocks: [...blocks, { button: words.t('staff.button'), url: deskUrl }],
  why: staffWhy(words),
});

/** Which kind of request, and its legal date. */
export const clock = ({ t, day }: Words, { kind, answerByOn }: { kind: Kind; answerByOn: string }): Block => ({
  facts: [fact(t('staff.kindLabel'), t(`staff.kind.${kind}`)), fact(t('staff.answerBy'), day(answerByOn))],
});
