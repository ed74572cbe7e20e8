import { isPlanned } from './kinds.ts';
import type { StepCase } from './next-step.ts';
import type { Act } from './roles.ts';
import { mayMove } from './states.ts';

/** What staff can do on a request's page. */
export type DeskMove =
  | 'assign'
  | 'snooze'
  | 'wake'
  | 'check-identity'
  | 'post-code'
  | 'key-in-code'
  | 'key-in-answer'
  | 'see-letters'
  | 'hand-out'
  | 'ask'
  | 'write'
  | 'note'
  | 'change-law'
  | 'refuse'
  | 'extend'
  | 'refuse-part'
  | 'redirect'
  | 'tell-categories'
  | 'answer-question'
  | 'reply'
  | 'mark-duplicate'
  | 'prepare'
  | 'approve'
  | 'expedite'
  | 'resume'
  | 'replan'
  | 'see-findings'
  | 'see-details'
  | 'take-back'
  | 'release'
  | 'decide-appeal'
  | 'key-in-appeal';

export type MoveCase = StepCase & {
  /** Under what this member of staff already put their name. */
  mine: readonly string[];
  /** The cooling-off is not over. */
  coolsOff: boolean;
  hasPackage: boolean;
  /** Letters are printed, and answers come on paper. */
  byPost: boolean;
  /** Nothing has still to be shown of whose it is. */
  isTheirs: boolean;
  /** A letter of it waits to be posted, or was. */
  hasPaper: boolean;
  /** A code by post would show who it is. */
  mayPostCode: boolean;
  /** A code is on its way. */
  hasCode: boolean;
  /** It was answered before this portal was there. */
  isBroughtIn: boolean;
  /** This member of staff keyed it in. */
  isKeyedInByMe: boolean;
  /** The letter with its code was before me. */
  isCodeReadByMe: boolean;
  /** The whole, or a part. */
  isRefusedByMe: boolean;
  /** This member of staff keyed the open appeal in. */
  isAppealKeyedInByMe: boolean;
  /** All that was found is held for others, somebody proven asks, and this member of staff did not choose who it is. */
  mayPassOn: boolean;
  /** The law has a copy answered by categories, where nobody can tell well enough who asks. */
  mayTellCategories: boolean;
  /** The law lets the answer be put off, and the time for the notice is not over. */
  mayExtend: boolean;
  /** The organisation declares more than one law. */
  hasLaws: boolean;
  /** More than one category is held, and the law has a ground that covers one alone. */
  hasParts: boolean;
  /** A day is left until which it may be put back. */
  maySnooze: boolean;
  /** There is an open request of which it may be a duplicate. */
  mayBeDuplicate: boolean;
  /** It is put back. */
  isSnoozed: boolean;
  /** Something was refused, and nobody appealed against it yet. */
  mayBeAppealed: boolean;
};

/** The moves that a request's state leaves open, each with the act that a role must be allowed. */
export function movesOpen(request: MoveCase): { move: DeskMove; act: Act }[] {
  const { kind, status, mine } = request;
  const isOpen = ['received', 'review', 'waiting', 'approved', 'running'].includes(status);
  const ready = status === 'review' && request.hasPlan && request.openQuestions === 0;
  const deletes = kind === 'delete';
  const open: [DeskMove, Act, boolean][] = [
    ['assign', 'triage', isOpen],
    ['snooze', 'triage', request.maySnooze],
    ['wake', 'triage', request.isSnoozed],
    ['check-identity', 'triage', request.awaits === 'identity-check' && !request.isKeyedInByMe],
    ['post-code', 'triage', request.mayPostCode && !request.hasCode && !request.isKeyedInByMe],
    ['key-in-code', 'triage', request.hasCode && !request.isKeyedInByMe && !request.isCodeReadByMe],
    [
      'key-in-answer',
      'triage',
      status === 'waiting' && (request.byPost || request.isUnreached) && request.awaits === null,
    ],
    ['change-law', 'triage', isOpen && request.hasLaws],
    ['ask', 'triage', mayMove(status, 'waiting')],
    ['write', 'triage', request.isTheirs],
    ['note', 'triage', true],
    ['extend', 'triage', isOpen && request.mayExtend],
    ['redirect', deletes ? 'approve' : 'triage', ready && request.mayPassOn],
    [
      'tell-categories',
      'triage',
      kind === 'access' && request.mayTellCategories && (status === 'review' || status === 'waiting'),
    ],
    ['refuse-part', 'triage', status === 'review' && request.hasPlan && request.hasParts],
    ['refuse', 'triage', kind !== 'other' && mayMove(status, 'refused')],
    ['answer-question', 'triage', status === 'review' && request.openQuestions > 0],
    ['reply', 'triage', status === 'review' && kind === 'other'],
    ['mark-duplicate', 'triage', request.mayBeDuplicate],
    ['prepare', 'triage', ready && deletes && mine.length === 0],
    ['approve', 'approve', ready && (!deletes || request.isPrepared) && mine.length === 0],
    [
      'expedite',
      'expedite',
      status === 'approved' && !request.isPaused && request.coolsOff && !mine.includes('expedite'),
    ],
    ['resume', 'expedite', status === 'approved' && request.isPaused],
    ['replan', 'triage', isPlanned(kind) && (status === 'review' || status === 'approved')],
    ['see-findings', 'view-personal', !request.isBroughtIn && (request.awaits === null || !request.isKeyedInByMe)],
    ['see-letters', 'view-personal', request.byPost || request.hasPaper],
    ['see-details', 'view-personal', true],
    ['hand-out', 'view-personal', request.hasPackage && request.byPost && !request.isKeyedInByMe],
    ['take-back', 'take-back', request.hasPackage],
    ['release', 'release-lost', request.isFrozen],
    ['key-in-appeal', 'triage', request.mayBeAppealed && !request.isRefusedByMe],
    ['decide-appeal', 'decide-appeal', request.isAppealed && !request.isRefusedByMe && !request.isAppealKeyedInByMe],
  ];
  return open.filter(([, , isPossible]) => isPossible).map(([move, act]) => ({ move, act }));
}
