import type { Act } from '#domain/roles';

/** What somebody wanted to do, after “wanted to”. */
export const actWords: Record<Act, string> = {
  'view-queue': 'see the queue',
  'view-request': 'see the request',
  'view-personal': 'see the data',
  'view-fetched': 'see the rows',
  'ask-to-look': 'ask to see the data',
  'agree-to-look': 'agree that a colleague sees the data',
  'break-glass': 'break the glass',
  triage: 'work on the request',
  approve: 'approve the plan',
  'decide-appeal': 'decide the appeal',
  expedite: 'let the deletion go on',
  'take-back': 'take the copy back',
  'release-lost': 'give back or cancel what was locked',
  hold: 'see to holds',
  'view-held': 'see whom a hold is about',
  'view-samples': 'see how letters look',
  'view-audit': 'see the audit',
  'view-reports': 'see the reports',
  'resume-runs': 'let runs go on',
  administer: 'change the settings',
  'publish-settings': 'publish settings',
};

export const isAct = (value: unknown): value is Act => typeof value === 'string' && Object.hasOwn(actWords, value);
