import { parseArgs } from 'node:util';
import { Refusal } from '#cli/refusal';
import { disableStaff } from '#requests/disable-staff';
import { listStaff } from '#requests/list-staff';
import type { Command } from '../command.ts';
import { disconnectAfter, orRefuse } from './staff-words.ts';

const usage = `npm run habeas -- staff disable --email <address>

Shuts somebody out at once: their sessions end, and their names under plans count no more.`;

const actor = { kind: 'operator' } as const;

async function run(words: string[]): Promise<void> {
  const options = { email: { type: 'string', default: '' } } as const;
  const email = parseArgs({ args: words, options }).values.email.toLowerCase();
  await disconnectAfter(async () => {
    const everybody = orRefuse(await listStaff({ actor, now: new Date() }));
    const found = everybody.find((one) => one.email === email);
    if (!found) throw new Refusal('Nobody with this address works at the desk.');
    orRefuse(await disableStaff({ actor, staffId: found.id, now: new Date() }));
    console.log(`${found.name} is shut out from now on`);
  });
}

export default { usage, run } satisfies Command;
