/** The desk's words for what the code names; plain English, as the desk has one language. */
import type { AgentBasis } from '#domain/agent';
import type { Channel } from '#domain/channels';
import type { Figure } from '#domain/figures';
import type { FunnelStep } from '#domain/funnel';
import type { HandOutReason } from '#domain/hand-out-reasons';
import type { Kind, Topic } from '#domain/kinds';
import { isLawId, lawIds, lawOf } from '#domain/law/law-of';
import { placeOf } from '#domain/law/places';
import type { GroundId } from '#domain/law/rule';
import type { NextStep } from '#domain/next-step';
import type { PasskeyEndReason } from '#domain/passkeys';
import type { PlanQuestionCode } from '#domain/plan';
import type { Role } from '#domain/roles';
import type { SessionEndReason } from '#domain/sessions';
import type { SnoozeReason } from '#domain/snooze';
import type { Outcome, Status } from '#domain/states';
import type { ViewReason } from '#domain/view-reasons';
import type { Tone } from '../ui/tag.tsx';

export const kindWords: Record<Kind, string> = {
  access: 'Copy',
  correct: 'Correction',
  delete: 'Deletion',
  'opt-out': 'Opt-out',
  'report-lost': 'Lost or stolen',
  other: 'Something else',
};

/** How a request came that somebody keyed in. */
export const channelWords: Record<Channel, string> = {
  letter: 'Letter',
  call: 'Call',
  email: 'E-mail',
  counter: 'At the counter',
};

/** On what an agent asks. */
export const agentWords: Record<AgentBasis, string> = {
  permission: 'with a signed permission',
  'power-of-attorney': 'with a power of attorney',
  representative: 'as the legal representative',
};

/** How any request came: what nobody keyed in came by our pages. */
export const channelName = (channel: Channel | null): string => (channel ? channelWords[channel] : 'Our pages');

/** What somebody who asks for something else may ask. */
export const topicWords: Record<Topic, string> = {
  restrict: 'Restrict the use of the data (GDPR Art. 18)',
  object: 'Objection to a use (GDPR Art. 21)',
  'withdraw-consent': 'Consent taken back (GDPR Art. 7(3))',
  'automated-decisions': 'Decision by a machine (GDPR Art. 22)',
  complaint: 'Complaint',
  else: 'Something else',
};

export const statusWords: Record<Status, { words: string; tone: Tone }> = {
  received: { words: 'Being looked up', tone: 'plain' },
  review: { words: 'In review', tone: 'accent' },
  waiting: { words: 'Waiting for the person', tone: 'plain' },
  approved: { words: 'Approved', tone: 'good' },
  running: { words: 'Running', tone: 'accent' },
  done: { words: 'Done', tone: 'good' },
  refused: { words: 'Refused', tone: 'plain' },
  withdrawn: { words: 'Cancelled by the person', tone: 'plain' },
  lapsed: { words: 'Lapsed', tone: 'plain' },
};

export const outcomeWords: Record<Outcome, string> = {
  fulfilled: 'Carried out in full',
  'in-part': 'Carried out in part',
  'nothing-found': 'Nothing was found',
  'all-kept': 'Denied: all that was found stays',
};

/** Instead of an outcome. */
export const duplicateWords = 'Answered with an earlier request';

export const roleWords: Record<Role, string> = {
  viewer: 'Viewer',
  reviewer: 'Reviewer',
  approver: 'Approver',
  auditor: 'Auditor',
  admin: 'Admin',
};

/** Who acts next, and how. */
export const stepWords: Record<NextStep, { who: string; what: string }> = {
  plan: { who: 'The worker', what: 'looks the person up and makes a plan' },
  'plan-failed': { who: 'Staff', what: 'look why there is no plan, and have it made again' },
  'answer-questions': { who: 'Staff', what: 'answer the questions on the plan' },
  prepare: { who: 'Staff', what: 'check the plan and prepare the deletion' },
  reply: { who: 'Staff', what: 'answer what the person wrote' },
  approve: { who: 'An approver', what: 'approves the plan or refuses the request' },
  'person-answers': { who: 'The person', what: 'answers our question' },
  'read-message': { who: 'Staff', what: 'read what the person wrote since it was closed' },
  'reach-person': { who: 'Staff', what: 'reach the person another way: our question did not arrive' },
  'person-confirms': { who: 'The person', what: 'proves the mailbox and says that the request is theirs' },
  'check-identity': {
    who: 'Staff',
    what: 'make sure who the person is; not who keyed the request in',
  },
  arm: {
    who: 'An admin',
    what: 'arms deletions in the settings; until then no deletion can be approved, and none runs',
  },
  'fix-map': {
    who: 'An admin',
    what: 'has the data map corrected: the database has changed, and no deletion runs until the map covers it again',
  },
  'resume-runs': {
    who: 'An approver or an admin',
    what: 'looks why runs failed one after the other, and lets them go on',
  },
  'copy-first': {
    who: 'Nobody',
    what: 'deletes anything before the copy that this person asked for is made, or cancelled',
  },
  'appeal-first': {
    who: 'Nobody',
    what: 'deletes anything before the appeal of this person is decided',
  },
  'outside-work': { who: 'Staff', what: 'finish the work outside the database; until then the request is not done' },
  'look-into-pause': { who: 'Staff', what: 'look into why somebody stopped the deletion' },
  'cool-off': { who: 'Nobody', what: 'acts until the deletion has cooled off' },
  run: { who: 'The worker', what: 'carries out the plan' },
  release: { who: 'Staff', what: 'give back or cancel what was locked' },
  'decide-appeal': { who: 'Staff', what: 'decide on the appeal; not who refused' },
  none: { who: 'Nobody', what: 'has anything left to do' },
};

export const groundWords: Record<GroundId, string> = {
  'not-identified': 'We cannot tell who the person is',
  unfounded: 'Manifestly unfounded or excessive',
  'too-often': 'Asked more often than the law gives',
  'no-authority': 'Who asks may not act for the person',
  'legal-duty': 'A law obliges us to keep the data',
  'legal-claims': 'Needed for legal claims',
  'rights-of-others': 'It would harm the rights of others',
  expression: 'Freedom of expression and information',
  'public-health': 'Public health',
  research: 'Research or archives',
  transaction: 'Needed for a contract or purchase of theirs',
  security: 'Needed for security',
  debugging: 'Needed to find and mend faults',
  'internal-use': 'An internal use that the person expects',
  'already-accurate': 'The data are right as they are',
  fraud: 'We believe that it is fraud',
  disproportionate: 'Impossible, or an effort out of proportion',
};

export const questionWords: Record<PlanQuestionCode, string> = {
  'two-persons': 'More than one person matches',
  'nobody-found': 'Nobody matches',
  'more-than-cap': 'More rows than one person usually has',
  'shared-rows': 'Rows shared with other people',
  'unmapped-cascade': 'Deleting would take more rows along',
  'blocked-by-others': 'Other rows refer to these',
  'changes-others': 'Other people’s rows would change',
  trigger: 'A trigger runs on these rows',
  'not-null-conflict': 'A column must not be empty',
  'way-refused': 'The database would refuse',
  held: 'Rows have to stay for other rows',
  'legal-hold': 'Held for a legal reason',
  'shared-identity': 'An identity that others have too',
  'recently-changed-address': 'The address was changed lately',
  'received-before-account': 'Received before the account was there',
  'lives-elsewhere': 'Lives elsewhere, their account says',
  'given-after-change': 'Given after the policy changed',
  processor: 'Held for another organisation',
  'changed-since-asked': 'The value changed since it was asked for',
  'cannot-erase': 'Cannot be deleted here',
};

export const viewReasonWords: Record<ViewReason, string> = {
  understand: 'To understand what is asked',
  'check-plan': 'To check the plan',
  identify: 'To make sure who the person is',
  'answer-person': 'To answer the person',
  complaint: 'To look into a complaint',
};

export const handOutWords: Record<HandOutReason, string> = {
  print: 'To print and post it',
  carrier: 'To post it on a data carrier',
  'not-arrived': 'What was posted did not arrive',
  'in-person': 'To hand it over in person',
};

/** Why a request is put back until a day. */
export const snoozeWords: Record<SnoozeReason, string> = {
  advice: 'Waiting for advice',
  elsewhere: 'Something elsewhere has to happen first',
  together: 'To be worked on together with others',
  planned: 'Planned for that day',
};

/** Why an admin ends a colleague's sessions. */
export const sessionEndWords: Record<SessionEndReason, string> = {
  'device-lost': 'A device is lost or stolen',
  'stayed-open': 'It was left open somewhere',
  'seems-stolen': 'Somebody else may be using it',
  'role-changed': 'Their work here has changed',
  'colleague-asked': 'They asked for it',
};

/** Why an admin takes a colleague's passkey away. */
export const passkeyEndWords: Record<PasskeyEndReason, string> = {
  'device-lost': 'The device or key is lost or stolen',
  'seems-copied': 'Somebody else may have it',
  'role-changed': 'Their work here has changed',
  'colleague-asked': 'They asked for it',
};

/** A law by name; where two are called the same, with their states. */
function lawName(id: string): string {
  if (!isLawId(id)) return id;
  const { name } = lawOf(id);
  const place = placeOf(id);
  const isShared = lawIds.some((other) => other !== id && lawOf(other).name === name);
  return isShared && place && 'state' in place ? `${name} (${place.state})` : name;
}

const childrens = 'us-coppa';

/** The laws of places that a request is under, by name: several where nobody knows which is the person's. */
export const lawsByName = (law: string): string[] =>
  law
    .split(' ')
    .filter((id) => id !== childrens)
    .map(lawName);

/** As many as are read in one line. */
export const lawsInLine = 5;

function placeLaw(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `Not known: the shortest of ${names.length > lawsInLine ? `${names.length} laws` : names.join(', ')}`;
}

/** A request's law by name, with the children's law beside it; where nobody knows which is the person's, that it is so. */
export function lawWords(law: string): string {
  const place = placeLaw(lawsByName(law));
  const ofChild = law.split(' ').includes(childrens) ? 'COPPA, for a child' : '';
  return [place, ofChild].filter((words) => words !== '').join('; ');
}

/** What the reports count, for a column's head. */
export const figureWords: Record<Figure, string> = {
  received: 'Received',
  whole: 'Complied with in whole',
  part: 'Complied with in part',
  nothing: 'Nothing was held',
  denied: 'Denied',
  unverifiable: 'Denied: not verifiable',
  'not-by-consumer': 'Denied: not made by the person',
  exempt: 'Denied: exempt from disclosure or deletion',
  other: 'Denied: other grounds',
  duplicate: 'Answered with an earlier request',
  unanswered: 'Withdrawn or lapsed',
  open: 'Still open',
  'on-time': 'Answered on time',
  late: 'Answered late',
  overdue: 'Open and overdue',
};

/** How far a visitor came at least. */
export const funnelWords: Record<FunnelStep, string> = {
  started: 'Began a request',
  sent: 'Asked for a code by e-mail',
  verified: 'Proved the mailbox',
  filed: 'Sent the request',
};

/** An identity of the map by its key: `customer_number` → Customer number. */
export const identityWords = (key: string): string => {
  const words = key.replaceAll(/[_-]+/g, ' ');
  return key === 'email' ? 'Email address' : words.charAt(0).toUpperCase() + words.slice(1);
};

/** “Ann, Ben and Cem”. */
export const listWords = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
