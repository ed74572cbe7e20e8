import { parseArgs } from 'node:util';
import { Refusal } from '#cli/refusal';
import { type Role, roles } from '#domain/roles';
import { addStaff } from '#requests/add-staff';
import type { Command } from '../command.ts';
import { disconnectAfter, orRefuse } from './staff-words.ts';

const usage = `npm run habeas -- staff add --email <address> --name <name> --role <role>

Roles: ${roles.join(', ')}. The first admin is made this way; they sign in at /desk/sign-in and enrol a second factor there.`;

const isRole = (word: string): word is Role => roles.some((role) => role === word);

async function run(words: string[]): Promise<void> {
  const text = { type: 'string', default: '' } as const;
  const { email, name, role } = parseArgs({ args: words, options: { email: text, name: text, role: text } }).values;
  if (!isRole(role)) throw new Refusal(`--role is one of ${roles.join(', ')}`);
  await disconnectAfter(async () => {
    orRefuse(await addStaff({ actor: { kind: 'operator' }, email, name, role, now: new Date() }));
    console.log(`${name} may sign in at /desk/sign-in as ${role}`);
  });
}

export default { usage, run } satisfies Command;
