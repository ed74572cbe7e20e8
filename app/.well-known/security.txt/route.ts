import { readEnv } from '#env';
import { organisation } from '#requests/organisation';

/** Where a finder of a hole writes to. @see RFC 9116 */
export function GET(): Response {
  const { contact, languages } = organisation();
  const expires = new Date();
  expires.setUTCMonth(expires.getUTCMonth() + 6);
  const lines = [
    `Contact: mailto:${contact.email}`,
    `Expires: ${expires.toISOString()}`,
    `Preferred-Languages: ${languages.join(', ')}`,
    `Canonical: ${readEnv('HABEAS_URL').HABEAS_URL}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
