import { endSession } from '#requests/sessions';
import { forgetSession, sessionToken } from '../../cookies.ts';

/** Ends a session of the desk, here and for every copy of its cookie; the browser forgets what it kept of our pages. */
export async function POST(): Promise<Response> {
  const token = await sessionToken();
  if (token) await endSession(token, new Date());
  await forgetSession();
  const headers = { Location: '/desk/sign-in', 'Clear-Site-Data': '"cache", "storage"' };
  return new Response(null, { status: 303, headers });
}
