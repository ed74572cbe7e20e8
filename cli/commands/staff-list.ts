import { listStaff } from '#requests/list-staff';
import type { Command } from '../command.ts';
import { disconnectAfter, orRefuse } from './staff-words.ts';

const usage = `npm run habeas -- staff list

Prints who works and worked at the desk: address, role, name.`;

function run(): Promise<void> {
  return disconnectAfter(async () => {
    const everybody = orRefuse(await listStaff({ actor: { kind: 'operator' }, now: new Date() }));
    for (const { email, role, name, disabledAt } of everybody) {
      console.log([email, role, name, ...(disabledAt ? ['disabled'] : [])].join('\t'));
    }
  });
}

export default { usage, run } satisfies Command;
