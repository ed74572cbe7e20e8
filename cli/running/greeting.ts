import type { Organisation } from '#domain/organisation';
import { exampleStaff } from './colleagues.ts';
import { exampleIn } from './example.ts';

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `    ${left.padEnd(width)}  ${right}`);
}

/** How to sign in to an example, as a visitor and as each role of the desk. */
export async function signInWords(folder: string, organisation: Organisation, origin: string): Promise<string> {
  const { visitors } = await exampleIn(folder);
  const staff = exampleStaff(organisation);
  return [
    '',
    `${organisation.name} is an example: its people are made up, and every letter stays in the inbox.`,
    '',
    `  As a visitor: open ${origin}, give one of these addresses, and read the code in the inbox`,
    ...table(visitors.map(({ email, says }) => [email, says])),
    '',
    `  At the desk: open ${origin}/desk and sign in with the letter in the inbox, then a second factor`,
    ...table(staff.map(({ email, role }) => [email, role])),
    `    The code of this moment: npm run habeas -- staff code ${staff.find(({ role }) => role === 'reviewer')?.email}`,
    '',
    'Ctrl-C stops everything; what you did stays until `npm run habeas -- reset`.',
  ].join('\n');
}
