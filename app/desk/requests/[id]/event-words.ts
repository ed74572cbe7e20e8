import { isChannel } from '#domain/channels';
import { failureClass } from '#domain/failures';
import { isGlassReason, isGlassRemark } from '#domain/glass';
import { isHandOutReason } from '#domain/hand-out-reasons';
import { isGroundId } from '#domain/law/rule';
import { isSnoozeReason } from '#domain/snooze';
import { isViewReason } from '#domain/view-reasons';
import { actWords, isAct } from '../../act-words.ts';
import { dayWords } from '../../day-words.ts';
import { failureWords } from '../../failure-words.ts';
import { glassReasonWords, glassRemarkWords } from '../../glass-words.ts';
import {
  channelWords,
  count,
  groundWords,
  handOutWords,
  lawWords,
  listWords,
  snoozeWords,
  viewReasonWords,
} from '../../words.ts';
import { redactionTold } from './redaction-told.ts';

type Detail = Record<string, unknown>;

const plain: Record<string, string> = {
  'brought-in': 'Brought in: it was answered before this portal was there',
  'asked-again': 'Asked for the same again',
  'proof-asked': 'Asked the person to show that it is theirs',
  confirmed: 'The person proved the mailbox and said that it is theirs',
  'identity-checked': 'Made sure who the person is',
  'facts-given': 'Answered what only they know',
  'facts-wrong': 'Too few of the answers were right',
  'identity-declared': 'Signed a declaration of who they are',
  'identity-accepted': 'Said why what was shown of who they are is enough',
  'code-letter-asked': 'Asked for a code to the postal address that is held',
  'code-letter-unsent': 'No code was posted: not exactly one postal address is held',
  'parenthood-shown': 'Made sure that this is a parent',
  'parent-silent': 'No decision of a parent in time: to be deleted',
  'child-frozen': 'The child’s data kept from use',
  'child-released': 'The child’s data given back to use',
  'letter-viewed': 'Looked at the letters to post',
  'letter-posted': 'Posted a letter',
  planned: 'Plan made',
  'handed-over': 'Waits for an answer in words',
  replied: 'Answered, and closed',
  duplicated: 'Closed as a duplicate',
  'duplicate-joined': 'A duplicate was closed, to be answered with this',
  'question-asked': 'Question sent to the person',
  'question-answered': 'The person answered',
  'watch-begun': 'Put on the watch-list',
  'watch-ended': 'Taken off the watch-list',
  'look-agreed': 'Agreed that a colleague sees the data',
  'glass-ended': 'Break-glass is over',
  'person-reminded': 'The person was reminded of the question',
  'message-sent': 'The person wrote',
  'message-written': 'Wrote to the person',
  'plan-question-answered': 'Question on the plan answered',
  woken: 'Brought back before its day',
  'replan-asked': 'Asked for a new plan',
  prepared: 'Deletion prepared',
  scheduled: 'Deletion scheduled, contacts told',
  paused: 'Stopped by the link in a notice',
  resumed: 'Let go on',
  extended: 'Answer put off, and the person told',
  redirected: 'Passed on to who decides about the data',
  'categories-told': 'Answered by categories, without the data themselves',
  'part-refused': 'Refused a category',
  'part-granted': 'Granted the category after all',
  appealed: 'Appealed against the refusal',
  'appeal-extended': 'Outcome of the appeal put off, and the person told',
  'acknowledgement-warned': 'Warned that the person has not heard yet',
  'appeal-warned': 'Warned that the time for the appeal is passing',
  'appeal-upheld': 'Appeal upheld: taken up again',
  'appeal-rejected': 'Appeal not upheld',
  withdrawn: 'Cancelled by the person',
  lapsed: 'Lapsed without an answer',
  'run-started': 'Run started',
  done: 'Done',
  'opted-out': 'Opt-out in force',
  'signal-honoured': 'The person’s browser sent an opt-out signal',
  'undo-asked': 'Asked to undo the opt-out',
  'opt-out-undone': 'Opt-out undone',
  frozen: 'Locked',
  'release-asked': 'Decision on what was locked',
  released: 'Given back',
  cancelled: 'Cancelled for good',
  'content-destroyed': 'Content destroyed: its time was over',
  'messages-viewed': 'Conversation read',
  'attachment-viewed': 'Looked at a file',
  'package-made': 'Copy made',
  'package-collected': 'Copy collected',
  'package-taken-back': 'Copy taken back, incident on record',
  'package-expired': 'Copy expired and deleted',
  'others-told': 'Others told',
  'other-answered': 'Answer of somebody who was told',
  'other-reminded': 'Reminded somebody who was told',
  'tried-out': 'Tried out to the last statement and taken back: nothing was changed',
  'erased-again': 'Erased again: a backup of the account database had brought the person back',
  'opted-out-again': 'Opted out again: a backup of the account database had lost it',
  'run-ended': 'Ran; waits for work outside the database',
  'runs-paused': 'Runs stopped: too many failed one after the other',
  'runs-resumed': 'Let runs go on',
  'task-opened': 'Opened work outside the database',
  'task-given': 'Gave work outside to somebody',
  'task-finished': 'Finished work outside the database',
  'task-warned': 'Reminded of work outside the database',
  'file-attached': 'Added a file for the copy',
  'file-removed': 'Removed a file from the copy',
  'others-overdue': 'Told staff that an answer is late',
  'clock-warned': 'Warned that time is passing',
};

const reasonOf = ({ reason }: Detail) => (isViewReason(reason) ? `: ${viewReasonWords[reason].toLowerCase()}` : '');

const handOutOf = ({ reason }: Detail) => (isHandOutReason(reason) ? `: ${handOutWords[reason].toLowerCase()}` : '');

const because = ({ cause }: Detail) => (cause ? `: ${lowerFirst(failureWords[failureClass(cause)].what)}` : '');
const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);

const detailed: Record<string, (detail: Detail) => string> = {
  received: ({ channel, receivedOn }) =>
    isChannel(channel) && typeof receivedOn === 'string'
      ? `Request keyed in: ${channelWords[channel].toLowerCase()} of ${dayWords(receivedOn)}`
      : 'Request received',
  'identity-shown': ({ way }) =>
    way === 'posted-code'
      ? 'Typed the code of the letter to the address that is held'
      : 'Enough of the answers were right',
  'note-written': ({ forNames, files }) => {
    const names = Array.isArray(forNames) && forNames.length > 0 ? ` for ${listWords(forNames)}` : '';
    return `Wrote a note${names}${typeof files === 'number' && files > 0 ? `, with ${count(files, 'file')}` : ''}`;
  },
  assigned: ({ staffId }) => (staffId ? 'Assigned' : 'Taken off its owner'),
  snoozed: ({ until, why }) => {
    const day = typeof until === 'string' ? ` until ${dayWords(until)}` : '';
    return `Snoozed${day}${isSnoozeReason(why) ? `: ${lowerFirst(snoozeWords[why])}` : ''}`;
  },
  approved: ({ left }) => (typeof left === 'number' && left > 0 ? `Approved, ${left} more needed` : 'Approved'),
  'cap-reached': ({ act, atMost }) =>
    `Held: one person lets out at most ${typeof atMost === 'number' ? atMost : ''} ${act === 'copy' ? 'copies' : 'deletions'} a day`,
  expedited: ({ isOver }) => (isOver ? 'Cooling-off cut short by two' : 'First name for cutting the cooling-off short'),
  refused: ({ ground }) => {
    const words = isGroundId(ground) ? `: ${groundWords[ground].toLowerCase()}` : '';
    return `Refused${words}`;
  },
  'law-changed': ({ from, law, answerByOn }) => {
    const laws =
      typeof from === 'string' && typeof law === 'string' ? `: ${lawWords(law)} instead of ${lawWords(from)}` : '';
    const until = typeof answerByOn === 'string' ? `, answer by ${dayWords(answerByOn)}` : '';
    return `Said that another law is the person’s${laws}${until}`;
  },
  'look-asked': (detail) => `Asked a colleague to agree to see the data${reasonOf(detail)}`,
  'sensitive-view': ({ glassId }) => `Opened data on the watch-list${glassId ? ', by break-glass' : ''}`,
  'glass-broken': ({ reason }) =>
    `Break-glass: sees the data without a colleague${isGlassReason(reason) ? `. ${glassReasonWords[reason]}` : ''}`,
  'glass-reviewed': ({ remark }) =>
    `Reviewed the break-glass${isGlassRemark(remark) ? `: ${lowerFirst(glassRemarkWords[remark])}` : ''}`,
  'package-handed-out': (detail) => `Copy downloaded${handOutOf(detail)}`,
  'findings-asked': (detail) => `Asked for the rows${reasonOf(detail)}`,
  'findings-viewed': ({ tables }) => `Looked at the rows${Array.isArray(tables) ? ` of ${tables.length} tables` : ''}`,
  'details-viewed': (detail) => `Looked at the person’s details${reasonOf(detail)}`,
  'redaction-added': (detail) => `Left out of the copy${redactionTold(detail)}`,
  'redaction-removed': (detail) => `Let into the copy again${redactionTold(detail)}`,
  'plan-failed': (detail) => `No plan could be made${because(detail)}`,
  'review-again': (detail) => `Back to review${because(detail)}`,
  'run-failed': (detail) => `Run failed, nothing changed${because(detail)}`,
  // Not why: that it is about themselves would tell everybody whose request it is.
  denied: ({ act }) => `Wanted to ${isAct(act) ? actWords[act] : 'do something'}, and was not let`,
};

/** An event in words. What it is about stands in `detail` as codes; a type without words is shown as it is. */
export const eventWords = (type: string, detail: Detail): string => detailed[type]?.(detail) ?? plain[type] ?? type;

const byKind: Record<string, string> = {
  person: 'The person',
  worker: 'The worker',
  operator: 'The operator',
  nobody: 'A visitor',
};

/** Who did it. */
export const eventBy = ({ name, actorKind }: { name: string | null; actorKind: string }): string =>
  name ?? byKind[actorKind] ?? 'Somebody';
