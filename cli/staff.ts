/** `habeas staff …`: who works at the desk. The first admin is made here. */
import { parseArgs } from 'node:util';
import { disconnect } from '#db/client';
import type { Result } from '#domain/problems';
import { type Role, roles } from '#domain/roles';
import { addStaff } from '#requests/add-staff';
import { disableStaff } from '#requests/disable-staff';
import { exampleCode } from '#requests/example-code';
import { listStaff } from '#requests/list-staff';
import { Refusal } from './refusal.ts';

export const usage = `npm run habeas -- staff add --email anna@example.org --name "Anna Admin" --role admin
npm run habeas -- staff list
npm run habeas -- staff disable --email anna@example.org
npm run habeas -- staff code --email anna@example.org     (the example's people only)

Roles: ${roles.join(', ')}.`;

const actor = { kind: 'operator' } as const;
const isRole = (word: string): word is Role => roles.some((role) => role === word);

function must<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refusal(`Not done: ${result.problems.map(({ code }) => code).join(', ')}`);
}

type Options = { email: string; name: string; role: string };

const acts: Record<string, (options: Options) => Promise<string>> = {
  async add({ email, name, role }) {
    if (!isRole(role)) throw new Refusal(`--role is one of ${roles.join(', ')}`);
    must(await addStaff({ actor, email, name, role, now: new Date() }));
    return `${name} may sign in at /desk/sign-in as ${role}`;
  },
  async list() {
    const everybody = must(await listStaff({ actor, now: new Date() }));
    const lines = everybody.map(({ email, name, role, disabledAt }) =>
      [email, role, name, ...(disabledAt ? ['disabled'] : [])].join('\t'),
    );
    return lines.join('\n');
  },
  async disable({ email }) {
    const found = must(await listStaff({ actor, now: new Date() })).find((one) => one.email === email.toLowerCase());
    if (!found) throw new Refusal('Nobody at the desk has this address');
    must(await disableStaff({ actor, staffId: found.id, now: new Date() }));
    return `${found.name} is shut out from now on`;
  },
  code: async ({ email }) => must(await exampleCode({ email: email.toLowerCase(), now: new Date() })),
};

/** @param words what follows `staff` */
export async function run(words: string[]): Promise<void> {
  const text = { type: 'string', default: '' } as const;
  const { values, positionals } = parseArgs({
    args: words,
    options: { email: text, name: text, role: text },
    allowPositionals: true,
  });
  const act = acts[positionals[0] ?? ''];
  if (!act) throw new Refusal(usage);
  try {
    process.stdout.write(`${await act(values)}\n`);
  } finally {
    await disconnect();
  }
}
