/** The categories that a first map has, and which of them a table is in. */
import { isSuppression, isTable, personRank, type Table, touches } from './tables.ts';

export const categoryWords = {
  account: 'Your account',
  contact: 'Name, addresses and phone numbers',
  credentials: 'Passwords and security answers',
  identity: 'Numbers that authorities gave you',
  payment: 'Cards and payments',
  purchases: 'What you bought',
  communications: 'Messages, letters and calls',
  mailings: 'Which mail you get',
  visits: 'Visits, cookies and devices',
  health: 'Health and other sensitive facts',
  work: 'Your work',
  others: 'What concerns other people',
  other: 'Other records about you',
} as const;
export type Category = keyof typeof categoryWords;

/** The category of a table's rows, by its name. */
export function categoryOf(table: Table): Category {
  if (isTable(table, 'staff')) return 'others';
  if (touches(table, 'mailing') || isSuppression(table)) return 'mailings';
  if (touches(table, 'credentials') && !touches(table, 'visit')) return 'credentials';
  if (isTable(table, 'card')) return 'payment';
  if (isTable(table, 'communication')) return 'communications';
  if (isTable(table, 'health')) return 'health';
  if (isTable(table, 'money')) return 'purchases';
  if (isTable(table, 'visit')) return 'visits';
  if (isTable(table, 'contact')) return 'contact';
  if (personRank(table) > 0) return 'account';
  if (touches(table, 'communication')) return 'communications';
  if (touches(table, 'money', 'card')) return 'purchases';
  if (touches(table, 'visit')) return 'visits';
  if (touches(table, 'contact')) return 'contact';
  return touches(table, 'health') ? 'health' : 'other';
}
