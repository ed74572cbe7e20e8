/** Tables of past requests, as admins of the tests bring them. */
import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#domain/actor';
import { confirmImport } from '#requests/confirm-import';
import { proposeImport } from '#requests/propose-import';
import { now } from './desk.ts';

const pastHead = 'reference,kind,email,law,channel,received,extended,answered,outcome,ground,note';

/** A table with these lines; each may leave its last columns out. */
export const tableOf = (...lines: string[]): string => [pastHead, ...lines].join('\n');

/** Brings a table. @returns its id */
export async function broughtTable(actor: StaffActor, ...lines: string[]): Promise<string> {
  const proposed = await proposeImport({ actor, lines: tableOf(...lines), submissionKey: randomUUID(), now });
  if (!proposed.ok) throw new Error(proposed.problems[0].code);
  return proposed.value;
}

/** Brings a table, and its good lines in. @returns its id */
export async function broughtIn(actor: StaffActor, ...lines: string[]): Promise<string> {
  const id = await broughtTable(actor, ...lines);
  const confirmed = await confirmImport({ actor, id, choice: 'good', now });
  if (!confirmed.ok) throw new Error(confirmed.problems[0].code);
  return id;
}
