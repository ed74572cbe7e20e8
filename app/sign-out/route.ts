import { endSession } from '#requests/sessions';
import { forgetSession, sessionToken } from '../cookies.ts';

/** Ends the session, here and for every copy of its cookie, and has the browser forget what it kept of our pages. */
export async function POST(): Promise<Response> {
  const token = await sessionToken();
  if (token) await endSession(token, new Date());
  await forgetSession();
  const headers = { Location: '/', 'Clear-Site-Data': '"cache", "storage"' };
  return new Response(null, { status: 303, headers });
}
