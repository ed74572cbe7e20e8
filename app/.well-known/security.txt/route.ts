import { readEnv } from '#env';
import { organisation } from '#requests/organisation';

/** Months ahead that it says to hold: under a year, so that nobody trusts a copy for longer (RFC 9116 §2.5.5). */
const heldMonths = 6;

/** Where a finder of a hole writes to, and what is told beside it. @see RFC 9116 */
export function GET(): Response {
  const { contact, languages, security } = organisation();
  const { contacts = [contact.email], policy, encryption, acknowledgments, hiring } = security;
  const expires = new Date();
  expires.setUTCMonth(expires.getUTCMonth() + heldMonths);
  const fields: [name: string, value: string | undefined][] = [
    ...contacts.map((one): [string, string] => ['Contact', one.startsWith('https://') ? one : `mailto:${one}`]),
    ['Expires', expires.toISOString()],
    ['Preferred-Languages', languages.join(', ')],
    ['Canonical', `${readEnv('HABEAS_URL').HABEAS_URL}/.well-known/security.txt`],
    ['Policy', policy],
    ['Encryption', encryption],
    ['Acknowledgments', acknowledgments],
    ['Hiring', hiring],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : `${name}: ${value}\n`));
  return new Response(lines.join(''), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
