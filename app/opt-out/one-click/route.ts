/** The address in a mailing's List-Unsubscribe header: mail providers post to it, people and scanners open it (RFC 8058). */
import { offeredBy, optOutByMailing } from '#requests/opt-out-by-mailing';
import { getLocale } from '../../words.ts';

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });

/** Of this type, the web server puts our page in its place. */
const notFound = () => new Response(null, { status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' } });

const tokenOf = ({ url }: Request) => new URL(url).searchParams.get('by');

/** To the page with the button: scanners open links, and must not decide anything by that. */
const toButton = (token: string | null) =>
  new Response(null, { status: 303, headers: { Location: `/opt-out/mailing?by=${token}` } });

export function GET(request: Request): Response {
  const token = tokenOf(request);
  return offeredBy(token) === null ? notFound() : toButton(token);
}

async function isOneClick(request: Request): Promise<boolean> {
  try {
    const fields = [...(await request.formData())];
    return fields.length === 1 && fields[0]?.[0] === 'List-Unsubscribe' && fields[0][1] === 'One-Click';
  } catch {
    // A body that is no form is no click.
    return false;
  }
}

/** Opts out at once, without cookies and without a redirect; whoever posts anything else gets the button. */
export async function POST(request: Request): Promise<Response> {
  const token = tokenOf(request);
  if (offeredBy(token) === null) return notFound();
  if (!(await isOneClick(request))) return toButton(token);
  const done = await optOutByMailing({ token, language: await getLocale(), now: new Date() });
  if (done.ok) return plain(200, 'Opted out');
  return done.problems[0].code === 'too-many-tries' ? plain(429, 'Too many tries') : plain(503, 'Try again later');
}
