import type { ProblemCode } from '#domain/problems';

const words: Partial<Record<ProblemCode, string>> = {
  'address-missing': 'Enter your work email address',
  'address-not-plain': 'Enter an address such as name@example.org',
  'code-missing': 'Enter the code from the letter',
  'code-wrong': 'This is not the code that we sent',
  'code-expired': 'This code is over. Ask for a new one',
  'code-used-up': 'This code was tried too often. Ask for a new one',
  'link-wrong-browser': 'Open the link in the browser that asked for it, or type the code there',
  'too-many-tries': 'Too many tries from here. Wait an hour',
  'answer-too-long': 'This is too long',
  'choice-unknown': 'Choose one of these',
  'reason-missing': 'Give a reason',
  'ground-missing': 'Choose a ground',
  'not-possible-now': 'This is not possible any more: the request has moved on. The page shows how it stands now',
  'package-gone': 'There is no package to take back any more',
  'second-factor-wrong': 'This is not the code of this moment. Each code works once: wait for the next one',
  'second-factor-locked': 'Too many wrong codes. Wait a quarter of an hour',
  'second-person-needed': 'You prepared this deletion. Somebody else has to approve it',
  'too-new-here': 'Whoever was let in by an admin approves nothing on the first day',
  'already-approved': 'Your name is under this plan already',
  'plan-changed': 'The plan has changed since you opened this page. Read the new one first',
  'plan-has-questions': 'The plan still has open questions',
  'not-armed': 'Deletions are not armed in this installation. An admin can arm them in the settings',
  'count-wrong': 'This is not the number of rows in the plan',
  'confirmation-wrong': 'Type the words exactly as they stand above',
  'staff-known': 'This address already works at the desk',
  'staff-unknown': 'Choose somebody who works at the desk and may do this',
  'staff-name-missing': 'Enter a name',
  'last-admin': 'The last admin cannot be shut out',
  'self-not-allowed': 'Nobody works on their own request',
};

/** What a problem is in the desk's words. */
export const problemWords = (code: ProblemCode): string => words[code] ?? 'This could not be done';
