'use server';

import { redirect } from 'next/navigation';
import { addTask } from '#requests/add-task';
import { agreeToLook } from '#requests/agree-to-look';
import { answerPlanQuestion } from '#requests/answer-plan-question';
import { approve } from '#requests/approve';
import { askPerson } from '#requests/ask-person';
import { askToLook } from '#requests/ask-to-look';
import { assign } from '#requests/assign';
import { attachFile } from '#requests/attach-file';
import { breakGlass } from '#requests/break-glass';
import { changeLaw } from '#requests/change-law';
import { checkIdentity } from '#requests/check-identity';
import { choosePerson } from '#requests/choose-person';
import { decideAppeal } from '#requests/decide-appeal';
import { expedite } from '#requests/expedite';
import { extend } from '#requests/extend';
import { extendAppeal } from '#requests/extend-appeal';
import { finishTask } from '#requests/finish-task';
import { giveTask } from '#requests/give-task';
import { grantPart } from '#requests/grant-part';
import { keyInAnswer } from '#requests/key-in-answer';
import { keyInAppeal } from '#requests/key-in-appeal';
import { keyInPostedCode } from '#requests/key-in-posted-code';
import { markDuplicate } from '#requests/mark-duplicate';
import { markPosted } from '#requests/mark-posted';
import { noteAnswer } from '#requests/note-answer';
import { prepare } from '#requests/prepare';
import { redact } from '#requests/redact';
import { redirect as passOnAndClose } from '#requests/redirect';
import { refuse } from '#requests/refuse';
import { refusePart } from '#requests/refuse-part';
import { releaseLost } from '#requests/release-lost';
import { remindOther } from '#requests/remind-other';
import { removeFile } from '#requests/remove-file';
import { replan } from '#requests/replan';
import { reply } from '#requests/reply';
import { resume } from '#requests/resume';
import { sendPostedCode } from '#requests/send-posted-code';
import { showFindings } from '#requests/show-findings';
import { snooze } from '#requests/snooze';
import { takeBack } from '#requests/take-back';
import { takeRedactionBack } from '#requests/take-redaction-back';
import { tellCategories } from '#requests/tell-categories';
import { type DetailsView, viewDetails } from '#requests/view-details';
import { wake } from '#requests/wake';
import { watch } from '#requests/watch';
import { writeNote } from '#requests/write-note';
import { writeToPerson } from '#requests/write-to-person';
import { answerOf, asStaff } from '../../as-staff.ts';
import { deskAct, deskAddition } from '../../desk-act.ts';
import type { DeskAnswer } from '../../desk-answer.ts';
import { deskDecision } from '../../desk-decision.ts';
import { putIn } from '../../put-in.ts';

type Action = (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;

export const assignAction: Action = async (_, form) =>
  deskAct(form, (asked) => assign({ ...asked, staffId: String(form.get('staffId') ?? '') || null }));

export const snoozeAction: Action = async (_, form) =>
  deskDecision(form, (asked) => snooze({ ...asked, until: form.get('until'), why: form.get('why') }));

export const wakeAction: Action = async (_, form) => deskAct(form, wake);

export const askAction: Action = async (_, form) =>
  (await putIn(form)) ??
  deskDecision(form, (asked) => askPerson({ ...asked, words: form.get('words'), pause: form.get('pause') }));

export const writeAction: Action = async (_, form) =>
  (await putIn(form)) ??
  deskAddition(form, (asked) =>
    writeToPerson({
      ...asked,
      words: form.get('words'),
      file: form.get('file'),
      submissionKey: form.get('submissionKey'),
    }),
  );

export const noteAction: Action = async (_, form) =>
  deskAddition(
    form,
    (asked) =>
      writeNote({
        ...asked,
        words: form.get('words'),
        forStaffIds: form.getAll('forStaffId'),
        files: form.getAll('file'),
        submissionKey: form.get('submissionKey'),
      }),
    ['forStaffId'],
  );

export const extendAction: Action = async (_, form) =>
  deskDecision(form, (asked) => extend({ ...asked, reason: form.get('reason'), until: form.get('until') }));

export const replyAction: Action = async (_, form) =>
  (await putIn(form)) ?? deskDecision(form, (asked) => reply({ ...asked, words: form.get('words') }));

export const markDuplicateAction: Action = async (_, form) =>
  deskDecision(form, (asked) => markDuplicate({ ...asked, firstId: form.get('firstId') }));

export const changeLawAction: Action = async (_, form) =>
  deskAct(form, (asked) => changeLaw({ ...asked, law: form.get('law'), reason: form.get('reason') }));

export const checkIdentityAction: Action = async (_, form) =>
  deskDecision(form, (asked) => checkIdentity({ ...asked, reason: form.get('reason') }));

export const postCodeAction: Action = async (_, form) => deskAddition(form, sendPostedCode);

export const keyInCodeAction: Action = async (_, form) =>
  deskAddition(form, (asked) => keyInPostedCode({ ...asked, code: form.get('code') }));

export const keyInAnswerAction: Action = async (_, form) =>
  deskAddition(form, (asked) => keyInAnswer({ ...asked, words: form.get('words') }));

export const keyInAppealAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    keyInAppeal({ ...asked, receivedOn: form.get('receivedOn'), words: form.get('words') }),
  );

export const markPostedAction: Action = async (_, form) =>
  deskAddition(form, (asked) => markPosted({ ...asked, letterId: form.get('letterId') }));

export const noteAnswerAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    noteAnswer({ ...asked, notificationId: form.get('notificationId'), answer: form.get('answer') }),
  );

export const addTaskAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    addTask({
      ...asked,
      title: form.get('title'),
      instructions: form.get('instructions'),
      dueOn: form.get('dueOn'),
      ownerId: form.get('ownerId'),
      submissionKey: form.get('submissionKey'),
    }),
  );

export const giveTaskAction: Action = async (_, form) =>
  deskAddition(form, (asked) => giveTask({ ...asked, taskId: form.get('taskId'), ownerId: form.get('ownerId') }));

export const finishTaskAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    finishTask({ ...asked, taskId: form.get('taskId'), result: form.get('result'), reason: form.get('reason') }),
  );

export const attachFileAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    attachFile({
      ...asked,
      taskId: form.get('taskId'),
      file: form.get('file'),
      submissionKey: form.get('submissionKey'),
    }),
  );

export const removeFileAction: Action = async (_, form) =>
  deskAddition(form, (asked) => removeFile({ ...asked, fileId: form.get('fileId') }));

export const redactAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    redact({
      ...{ ...asked, chosen: form.getAll('chosen'), text: form.get('text') },
      ...{ every: form.get('every'), ground: form.get('ground') },
    }),
  );

export const takeRedactionBackAction: Action = async (_, form) =>
  deskAddition(form, (asked) => takeRedactionBack({ ...asked, redactionId: form.get('redactionId') }));

export const remindOtherAction: Action = async (_, form) =>
  deskAddition(form, (asked) => remindOther({ ...asked, notificationId: form.get('notificationId') }));

export const refuseAction: Action = async (_, form) =>
  deskDecision(form, (asked) => refuse({ ...asked, ground: form.get('ground'), reason: form.get('reason') }));

export const redirectAction: Action = async (_, form) =>
  deskDecision(form, (asked) => passOnAndClose({ ...asked, reason: form.get('reason') }));

export const tellCategoriesAction: Action = async (_, form) =>
  deskDecision(form, (asked) => tellCategories({ ...asked, reason: form.get('reason') }));

export const refusePartAction: Action = async (_, form) =>
  deskAct(form, (asked) =>
    refusePart({
      ...asked,
      category: form.get('category'),
      ground: form.get('ground'),
      reason: form.get('reason'),
    }),
  );

export const grantPartAction: Action = async (_, form) =>
  deskAct(form, (asked) => grantPart({ ...asked, category: form.get('category') }));

export const decideAppealAction: Action = async (_, form) =>
  deskDecision(form, (asked) => decideAppeal({ ...asked, decision: form.get('decision'), reason: form.get('reason') }));

export const extendAppealAction: Action = async (_, form) =>
  deskDecision(form, (asked) => extendAppeal({ ...asked, reason: form.get('reason') }));

export const answerQuestionAction: Action = async (_, form) =>
  deskAct(form, (asked) =>
    answerPlanQuestion({
      ...asked,
      digest: form.get('digest'),
      question: form.get('question'),
      reason: form.get('reason'),
    }),
  );

export const choosePersonAction: Action = async (_, form) =>
  deskAct(form, (asked) =>
    choosePerson({ ...asked, table: form.get('table'), row: form.get('row'), reason: form.get('reason') }),
  );

export const prepareAction: Action = async (_, form) =>
  deskDecision(form, (asked) => prepare({ ...asked, digest: form.get('digest') }));

export const approveAction: Action = async (_, form) =>
  deskDecision(form, (asked) =>
    approve({
      ...{ ...asked, digest: form.get('digest'), files: form.get('files') },
      ...{ count: form.get('count'), enough: form.get('enough') },
    }),
  );

export const expediteAction: Action = async (_, form) =>
  deskAct(form, (asked) => expedite({ ...asked, digest: form.get('digest'), reason: form.get('reason') }));

export const resumeAction: Action = async (_, form) =>
  deskAct(form, (asked) => resume({ ...asked, reason: form.get('reason') }));

export const replanAction: Action = async (_, form) => deskAct(form, replan);

export const takeBackAction: Action = async (_, form) =>
  deskAddition(form, (asked) => takeBack({ ...asked, reason: form.get('reason') }));

export const releaseAction: Action = async (_, form) =>
  deskAct(form, (asked) => releaseLost({ ...asked, how: form.get('how') }));

export const showFindingsAction: Action = async (_, form) => {
  const answer = await deskAddition(form, (asked) => showFindings({ ...asked, reason: form.get('reason') }));
  if (answer) return answer;
  redirect(`/desk/requests/${String(form.get('requestId'))}/findings`);
};

export type Revealed = { answer: DeskAnswer; details: DetailsView | null };

/** Opens what is personal for this one answer; nothing of it stays in the page's address or on the next visit. */
export async function revealAction(_: Revealed, form: FormData): Promise<Revealed> {
  const asked = { id: String(form.get('requestId') ?? ''), reason: form.get('reason') };
  const result = await asStaff(form, (actor, now) => viewDetails({ actor, now, ...asked }));
  return result.ok
    ? { answer: null, details: result.value }
    : { answer: await answerOf(result.problems, form), details: null };
}

export const watchAction: Action = async (_, form) =>
  deskAddition(form, (asked) => watch({ ...asked, to: form.get('to') === 'watched' ? 'watched' : 'not-watched' }));

export const askToLookAction: Action = async (_, form) =>
  deskAddition(form, (asked) => askToLook({ ...asked, reason: form.get('reason') }));

export const agreeToLookAction: Action = async (_, form) =>
  deskAddition(form, (asked) => agreeToLook({ ...asked, staffId: form.get('staffId') }));

export const breakGlassAction: Action = async (_, form) =>
  deskAddition(form, (asked) =>
    breakGlass({ ...asked, reason: form.get('reason'), code: form.get('code'), passkey: form.get('passkey') }),
  );
