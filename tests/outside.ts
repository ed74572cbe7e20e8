/** Work outside the account database, for tests: an organisation that has some, and pieces added by hand. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { database, inTransaction } from '#db/client';
import { listTasks } from '#db/outside';
import { listFiles } from '#db/outside-file';
import { findRequest } from '#db/request';
import type { StaffActor } from '#domain/actor';
import { addTask } from '#requests/add-task';
import { attachFile } from '#requests/attach-file';

const paper = `outside:
  paper:
    title: Contracts on paper
    for: [access, delete]
    instructions: Look in the archive by name and by number.
    days: 10
`;

/** Has this process serve the first example with an archive of paper; before anything reads the organisation file. */
export function servePaper(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'habeas-paper-'));
  cpSync(path.join(import.meta.dirname, '../examples/clickandchat'), folder, { recursive: true });
  const file = path.join(folder, 'organisation.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}${paper}`);
  process.env.HABEAS_ORGANISATION = folder;
}

/** The tasks of a request. */
export async function tasksOf(id: string) {
  const request = await findRequest(database(), id);
  if (!request) throw new Error('no such request');
  return inTransaction((tx) => listTasks(tx, request));
}

/** Adds one by hand. @returns its id */
export async function taskOf(id: string, { actor, now, title = 'Mail archive' }: Added): Promise<string> {
  const before = (await tasksOf(id)).map((task) => task.id);
  const words = { title, instructions: 'Search for the address', dueOn: '2099-01-31', ownerId: '' };
  const added = await addTask({ actor, id, now, ...words, submissionKey: randomUUID() });
  if (!added.ok) throw new Error(added.problems[0].code);
  return (await tasksOf(id)).find((task) => !before.includes(task.id))?.id ?? '';
}
type Added = { actor: StaffActor; now: Date; title?: string };

/** Attaches a file to it. @returns the file's id */
export async function fileOf(
  id: string,
  { actor, now, taskId, name = 'scan.pdf', octets = 'PDF' }: Attached,
): Promise<string> {
  const file = new File([octets], name);
  const attached = await attachFile({ actor, id, now, taskId, file, submissionKey: randomUUID() });
  if (!attached.ok) throw new Error(attached.problems[0].code);
  return (await filesOf(id)).at(-1)?.id ?? '';
}
type Attached = { actor: StaffActor; now: Date; taskId: string; name?: string; octets?: BlobPart };

/** The files of a request. */
export async function filesOf(id: string) {
  const request = await findRequest(database(), id);
  if (!request) throw new Error('no such request');
  return listFiles(database(), request);
}
