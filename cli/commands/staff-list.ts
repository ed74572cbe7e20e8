import { listStaff } from '#requests/list-staff';
import { disconnectAfter, orRefuse } from './staff-words.ts';

export const usage = `npm run habeas -- staff list

Prints who works and worked at the desk: address, role, name.`;

export function run(): Promise<void> {
  return disconnectAfter(async () => {
    const everybody = orRefuse(await listStaff({ actor: { kind: 'operator' }, now: new Date() }));
    for (const { email, role, name, disabledAt } of everybody) {
      console.log([email, role, name, ...(disabledAt ? ['disabled'] : [])].join('\t'));
    }
  });
}
