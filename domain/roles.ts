/** Staff roles; the list also makes the Postgres enum `role`. */
export const roles = ['viewer', 'reviewer', 'approver', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a member of staff may do; every staff use-case names one. */
const acts = [
  'view-queue',
  'view-request',
  'view-personal', // corrections, messages, letters, files; have findings fetched: each view is an event
  'view-fetched', // findings, for the time for which they were fetched: each view is an event
  'ask-to-look', // at the data of a watched person
  'agree-to-look', // that a colleague does
  'break-glass', // see them in an emergency without a colleague
  'triage', // assign, ask, refuse, answer the plan's questions, prepare
  'approve',
  'decide-appeal', // never of one's own refusal
  'expedite',
  'take-back',
  'release-lost', // cancel or unfreeze a credential that was reported lost
  'hold', // legal holds, and what was disclosed to authorities
  'view-held', // whom these are about: each view is an event
  'view-samples', // how letters look, with made-up values
  'view-audit',
  'view-reports', // figures of all requests, and the log of them that the law asks for
  'resume-runs', // after runs stopped by themselves
  'administer', // staff, arming, settings
  'publish-settings', // that a colleague wrote
] as const;
export type Act = (typeof acts)[number];

const allowed: Record<Role, readonly Act[]> = {
  viewer: ['view-queue', 'view-request'],
  reviewer: [
    'view-queue',
    'view-request',
    'view-personal',
    'view-fetched',
    'ask-to-look',
    'break-glass',
    'view-samples',
    'triage',
    'decide-appeal',
    'take-back',
    'release-lost',
  ],
  approver: [
    'view-queue',
    'view-request',
    'view-personal',
    'view-fetched',
    'ask-to-look',
    'break-glass',
    'agree-to-look',
    'view-samples',
    'triage',
    'approve',
    'decide-appeal',
    'expedite',
    'take-back',
    'release-lost',
    'hold',
    'view-held',
    'view-reports',
    'resume-runs',
  ],
  auditor: ['view-queue', 'view-request', 'view-audit', 'view-reports'],
  // An admin runs the installation; approving what they configured themselves would make one person enough.
  admin: [
    'view-queue',
    'view-request',
    'view-samples',
    'hold',
    'view-audit',
    'view-reports',
    'resume-runs',
    'agree-to-look',
    'administer',
    'publish-settings',
  ],
};

/** Hours after which somebody whom an admin let in may approve, or decide an appeal. */
const newcomerHours = 24;
const afterTheFirstDay: readonly Act[] = [
  'approve',
  'decide-appeal',
  'expedite',
  'ask-to-look',
  'agree-to-look',
  'break-glass',
  'publish-settings',
];

/** Whether it is too early for an act: or an admin alone could, on one afternoon, be the two people of a deletion or an appeal. */
export const isTooNew = (act: Act, letInAt: Date, now: Date): boolean =>
  afterTheFirstDay.includes(act) && now.getTime() - letInAt.getTime() < newcomerHours * 3_600_000;

/** Whether an act shows somebody's data, so that of a person on the watch-list a colleague has to agree first. */
export const opensData = (act: Act): boolean => act === 'view-personal' || act === 'view-fetched';

/** Minutes for which a second factor is good for what shows data or lets them go. */
export const freshMinutes = 5;
const withFreshFactor: readonly Act[] = ['view-personal', 'view-held', 'approve', 'expedite'];

/** Whether somebody has to give the second factor once more: a desk left open for a moment shows nobody's data. */
export const isFactorDue = (act: Act, givenAt: Date, now: Date): boolean =>
  withFreshFactor.includes(act) && now.getTime() - givenAt.getTime() > freshMinutes * 60_000;

export const mayAct = (role: Role, act: Act): boolean => allowed[role].includes(act);
