import type { LetterKind } from '#domain/letters';
import type { Letter } from '../letter.ts';
import { acknowledgement } from './acknowledgement.ts';
import { appealExtension } from './appeal-extension.ts';
import { appealOutcome } from './appeal-outcome.ts';
import { appealReceived } from './appeal-received.ts';
import { categoriesTold } from './categories-told.ts';
import { childCase } from './child-case.ts';
import { code } from './code.ts';
import { confirm } from './confirm.ts';
import { controllerNotice } from './controller-notice.ts';
import { dateChanged } from './date-changed.ts';
import { decision } from './decision.ts';
import { deletionNotice } from './deletion-notice.ts';
import { deletionPaused } from './deletion-paused.ts';
import { deletionScheduled } from './deletion-scheduled.ts';
import { done } from './done.ts';
import { exportReady } from './export-ready.ts';
import { extension } from './extension.ts';
import { lapsed } from './lapsed.ts';
import { lostFrozen } from './lost-frozen.ts';
import { message } from './message.ts';
import { optOutDone } from './opt-out-done.ts';
import { packageTakenBack } from './package-taken-back.ts';
import { partRefusal } from './part-refusal.ts';
import { postedCode } from './posted-code.ts';
import { question } from './question.ts';
import { recipientNotice } from './recipient-notice.ts';
import { redirected } from './redirected.ts';
import { refusal } from './refusal.ts';
import { reminder } from './reminder.ts';
import { reply } from './reply.ts';
import { sharingNotice } from './sharing-notice.ts';
import { staffAcknowledge } from './staff-acknowledge.ts';
import { staffAppeal } from './staff-appeal.ts';
import { staffAppealClock } from './staff-appeal-clock.ts';
import { staffApprovalWaiting } from './staff-approval-waiting.ts';
import { staffAssigned } from './staff-assigned.ts';
import { staffBounced } from './staff-bounced.ts';
import { staffClock } from './staff-clock.ts';
import { staffGlass } from './staff-glass.ts';
import { staffHeld } from './staff-held.ts';
import { staffLost } from './staff-lost.ts';
import { staffMessage } from './staff-message.ts';
import { staffNote } from './staff-note.ts';
import { staffOverdue } from './staff-overdue.ts';
import { staffPasskey } from './staff-passkey.ts';
import { staffPaused } from './staff-paused.ts';
import { staffRunFailed } from './staff-run-failed.ts';
import { staffSearching } from './staff-searching.ts';
import { staffSelfTest } from './staff-self-test.ts';
import { staffTask } from './staff-task.ts';
import { staffUnanswered } from './staff-unanswered.ts';
import { staffWatched } from './staff-watched.ts';
import { withdrawn } from './withdrawn.ts';

/** Every letter that is ever sent. */
export const letters: Record<LetterKind, Letter> = {
  code,
  acknowledgement,
  'date-changed': dateChanged,
  confirm,
  'child-case': childCase,
  question,
  message,
  extension,
  reply,
  decision,
  'export-ready': exportReady,
  'deletion-scheduled': deletionScheduled,
  'deletion-notice': deletionNotice,
  'deletion-paused': deletionPaused,
  'opt-out-done': optOutDone,
  'lost-frozen': lostFrozen,
  done,
  refusal,
  'part-refusal': partRefusal,
  redirected,
  'categories-told': categoriesTold,
  'appeal-received': appealReceived,
  'appeal-extension': appealExtension,
  'appeal-outcome': appealOutcome,
  withdrawn,
  reminder,
  lapsed,
  'package-taken-back': packageTakenBack,
  'posted-code': postedCode,
  'recipient-notice': recipientNotice,
  'controller-notice': controllerNotice,
  'sharing-notice': sharingNotice,
  'staff-assigned': staffAssigned,
  'staff-approval-waiting': staffApprovalWaiting,
  'staff-clock': staffClock,
  'staff-overdue': staffOverdue,
  'staff-unanswered': staffUnanswered,
  'staff-searching': staffSearching,
  'staff-passkey': staffPasskey,
  'staff-self-test': staffSelfTest,
  'staff-task': staffTask,
  'staff-acknowledge': staffAcknowledge,
  'staff-bounced': staffBounced,
  'staff-run-failed': staffRunFailed,
  'staff-lost': staffLost,
  'staff-appeal': staffAppeal,
  'staff-appeal-clock': staffAppealClock,
  'staff-message': staffMessage,
  'staff-note': staffNote,
  'staff-paused': staffPaused,
  'staff-held': staffHeld,
  'staff-watched': staffWatched,
  'staff-glass': staffGlass,
};
