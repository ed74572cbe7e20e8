import { finishSso } from '#requests/finish-sso';
import { browserSecret, keepSession, sessionToken } from '../../../../cookies.ts';
import { backWith, seeOther } from '../answers.ts';

/** Where the provider of single sign-on sends the browser back to; the second factor is next. */
export async function GET(request: Request): Promise<Response> {
  const { search } = new URL(request.url);
  const here = { browser: (await browserSecret()) ?? '', previous: await sessionToken(), now: new Date() };
  const finished = await finishSso({ ...here, search });
  if (!finished.ok) return backWith(finished.problems);
  await keepSession(finished.value.token, finished.value.expiresAt);
  return seeOther('/desk/sign-in/second-factor');
}
