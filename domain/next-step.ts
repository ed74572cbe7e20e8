import type { Kind } from './kinds.ts';
import type { Status } from './states.ts';

/** Who has to do what for a request to go on; the desk says it in words. */
const nextSteps = [
  'plan', // the worker looks and plans
  'plan-failed', // staff: no plan came of it
  'answer-questions', // staff
  'prepare', // staff: the first of a deletion's two names
  'approve', // another one
  'reply', // staff: what was asked in words is answered in words
  'person-answers',
  'reach-person', // staff: the question did not arrive, and no answer to it can come
  'person-confirms', // what was keyed in waits until the person says that it is theirs
  'check-identity', // another member of staff than who keyed it in: there is no mailbox to prove
  'arm', // an admin: deletions are not armed
  'fix-map', // an admin: the database has grown past the map
  'resume-runs', // an approver or an admin: runs failed one after the other, and none begins until somebody has looked
  'copy-first', // the copy that the same person asked for has to be made
  'appeal-first', // the same person's appeal about another request has to be decided
  'look-into-pause', // staff: the notice's link was used
  'cool-off', // nobody: time passes
  'run', // the worker
  'outside-work', // staff: what no run does is still open
  'release', // staff: something reported lost is locked
  'decide-appeal', // staff, but not who refused
  'read-message', // staff: it is closed, and the person wrote since
  'none',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** What holds a request back that is otherwise ready: no run begins, or, of a deletion, deletions are disarmed here, the map fits no longer, a copy is still to be made, or an appeal to be decided. */
export type HeldBy = 'runs-paused' | 'disarmed' | 'map-drift' | 'open-copy' | 'open-appeal';

export type StepCase = {
  kind: Kind;
  status: Status;
  hasPlan: boolean;
  /** The worker is making a plan, or will. */
  isPlanning: boolean;
  openQuestions: number;
  isPrepared: boolean;
  isPaused: boolean;
  /** What else it waits for. */
  heldBy: HeldBy | null;
  /** Keyed in, and nobody has shown yet whose it is: by mailbox, or, where there is none, to staff. */
  awaits: 'mailbox' | 'identity-check' | null;
  /** The letter with our question did not arrive. */
  isUnreached: boolean;
  /** What is still to be done outside the account database. */
  openTasks: number;
  /** The run is over. */
  hasRun: boolean;
  /** Something reported lost is frozen and neither released nor cancelled. */
  isFrozen: boolean;
  /** Somebody appealed against the refusal, and nobody has decided. */
  isAppealed: boolean;
  /** Nobody of the desk has read what the person wrote last. */
  hasUnread: boolean;
};

/** The next step of a request, from what is known of it. */
export function nextStep(request: StepCase): NextStep {
  switch (request.status) {
    case 'received':
      return 'plan';
    case 'review':
      return inReview(request);
    case 'waiting':
      return waitingFor(request);
    case 'approved':
      return request.isPaused ? 'look-into-pause' : heldOr(request, 'cool-off');
    case 'running':
      if (request.heldBy === 'runs-paused') return 'resume-runs';
      return waitsOutside(request) ? 'outside-work' : 'run';
    default:
      return onceClosed(request);
  }
}

function onceClosed({ isAppealed, isFrozen, hasUnread }: StepCase): NextStep {
  if (isAppealed) return 'decide-appeal';
  if (isFrozen) return 'release';
  return hasUnread ? 'read-message' : 'none';
}

/** A copy is made when all that goes into it is there; anything else is closed when its run and the work outside are over. */
const waitsOutside = ({ kind, openTasks, hasRun }: StepCase): boolean => openTasks > 0 && (kind === 'access' || hasRun);

function waitingFor({ awaits, isUnreached }: StepCase): NextStep {
  if (awaits === 'identity-check') return 'check-identity';
  if (awaits === 'mailbox') return 'person-confirms';
  return isUnreached ? 'reach-person' : 'person-answers';
}

function heldOr({ heldBy }: StepCase, step: NextStep): NextStep {
  if (heldBy === 'runs-paused') return 'resume-runs';
  if (heldBy === 'disarmed') return 'arm';
  if (heldBy === 'map-drift') return 'fix-map';
  if (heldBy === 'open-appeal') return 'appeal-first';
  return heldBy === 'open-copy' ? 'copy-first' : step;
}

function inReview({ kind, hasPlan, isPlanning, openQuestions, isPrepared, heldBy }: StepCase): NextStep {
  if (kind === 'other') return 'reply';
  if (!hasPlan) return isPlanning ? 'plan' : 'plan-failed';
  if (openQuestions > 0) return 'answer-questions';
  if (kind !== 'delete') return 'approve';
  if (!isPrepared) return 'prepare';
  // A copy holds back the run alone; without arming nobody can approve.
  return heldBy === 'disarmed' ? 'arm' : 'approve';
}
