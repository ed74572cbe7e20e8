import type { Command } from './command.ts';

export type Entry = {
  /** One line of the overview. */
  purpose: string;
  /** It gets the variables of a running `npm start`, unless its own are set, and is refused when there are neither. */
  needsInstallation?: boolean;
  load(): Promise<{ default: Command }>;
};

/** Every command of `npm run habeas`. Its file is loaded only when it is asked for. */
export const commands: Record<string, Entry> = {
  'audit check': {
    purpose: 'Check a file of events that was written by `audit export`',
    load: () => import('./commands/audit-check.ts'),
  },
  'audit export': {
    purpose: 'Write all events to a file that anybody can check',
    needsInstallation: true,
    load: () => import('./commands/audit-export.ts'),
  },
  'audit verify': {
    purpose: 'Check that no event was changed, removed or cut off',
    needsInstallation: true,
    load: () => import('./commands/audit-verify.ts'),
  },
  clock: {
    purpose: 'Print the legal dates of a request, with their articles',
    load: () => import('./commands/clock.ts'),
  },
  'example load': {
    purpose: "Load an example's tables and as many made-up people as you say",
    load: () => import('./commands/example-load.ts'),
  },
  'ledger export': {
    purpose: 'Write who was erased and opted out to a file for another installation',
    needsInstallation: true,
    load: () => import('./commands/ledger-export.ts'),
  },
  'ledger import': {
    purpose: "Take another installation's ledger over",
    needsInstallation: true,
    load: () => import('./commands/ledger-import.ts'),
  },
  'ledger replay': {
    purpose: 'After a restored backup: erase and opt out again who had been',
    needsInstallation: true,
    load: () => import('./commands/ledger-replay.ts'),
  },
  'letters check': {
    purpose: 'Say which words of yours have no translation yet',
    load: () => import('./commands/letters-check.ts'),
  },
  'mailing links': {
    purpose: 'Make opt-out links for your own mailings, one for each address',
    needsInstallation: true,
    load: () => import('./commands/mailing-links.ts'),
  },
  'map check': {
    purpose: 'Hold the data map against the account database',
    load: () => import('./commands/map-check.ts'),
  },
  'map draft': {
    purpose: 'Write a first data map of a database that has none',
    load: () => import('./commands/map-draft.ts'),
  },
  'map draw': {
    purpose: 'Draw the data map as a picture (SVG)',
    load: () => import('./commands/map-draw.ts'),
  },
  'map grants': {
    purpose: 'Print the SQL that grants the rights that the map needs',
    load: () => import('./commands/map-grants.ts'),
  },
  'map rehearse': {
    purpose: 'Print what a request would find, and what a deletion would do',
    load: () => import('./commands/map-rehearse.ts'),
  },
  'map schema': {
    purpose: "Print the data map's JSON Schema, for editors",
    load: () => import('./commands/map-schema.ts'),
  },
  reset: {
    purpose: 'Delete everything that `npm start` has made',
    load: () => import('./commands/reset.ts'),
  },
  'self-test': {
    purpose: 'Try a deletion and a copy for the test account, and take all of it back',
    needsInstallation: true,
    load: () => import('./commands/self-test.ts'),
  },
  'settings apply': {
    purpose: 'Put the settings that two admins have published into the folder',
    needsInstallation: true,
    load: () => import('./commands/settings-apply.ts'),
  },
  'sharing announce': {
    purpose: 'Tell everybody of a planned sharing, and how to prevent it',
    needsInstallation: true,
    load: () => import('./commands/sharing-announce.ts'),
  },
  'staff add': {
    purpose: 'Let somebody work at the desk',
    needsInstallation: true,
    load: () => import('./commands/staff-add.ts'),
  },
  'staff list': {
    purpose: 'Show who works at the desk',
    needsInstallation: true,
    load: () => import('./commands/staff-list.ts'),
  },
  'staff disable': {
    purpose: 'Shut somebody of the desk out',
    needsInstallation: true,
    load: () => import('./commands/staff-disable.ts'),
  },
  'staff code': {
    purpose: "Show the second factor's code of one of an example's staff",
    needsInstallation: true,
    load: () => import('./commands/staff-code.ts'),
  },
};
