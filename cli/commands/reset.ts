import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { takeLock } from '#cli/embedded/lock';
import { Refusal } from '#cli/refusal';
import { removeEmbedded } from '#cli/running/services';
import { readSurroundings } from '#cli/running/surroundings';
import type { Command } from '../command.ts';

const usage = `npm run habeas -- reset

Deletes the folder HABEAS_DATA (.habeas): the embedded databases, letters and secrets. Your own databases are not touched.`;

/** Only a folder that `npm start` made is deleted, and only while nothing runs in it. */
async function run(): Promise<void> {
  const { folder } = readSurroundings();
  if (!existsSync(folder)) return console.log(`${folder} does not exist: nothing to delete.`);
  if (!existsSync(path.join(folder, 'secrets.json')))
    throw new Refusal(`${folder} was not made by \`npm start\`: it stays.`);
  const postgres = path.join(folder, 'postgres');
  if (existsSync(postgres)) takeLock(path.join(postgres, 'lock'), `The data folder ${folder}`);
  removeEmbedded(folder);
  rmSync(folder, { recursive: true, force: true });
  console.log(`${folder} is deleted.`);
}

export default { usage, run } satisfies Command;
