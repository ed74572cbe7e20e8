import { handOutPackage } from '#requests/hand-out-package';
import { organisation } from '#requests/organisation';
import { zipResponse } from '../../../../../zip-response.ts';
import { problemWords } from '../../../../problem-words.ts';
import { denied, only, staffAt } from '../../../../staff-endpoint.ts';

type Context = { params: Promise<{ id: string; packageId: string }> };

/** The copy, for staff who post it to a person without a mailbox. A link on somebody else's page leads to the request. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, packageId } = await params;
  const page = `/desk/requests/${encodeURIComponent(id)}`;
  const actor = await staffAt(request, 'view-personal', page);
  if (actor instanceof Response) return actor;
  const reason = new URL(request.url).searchParams.get('reason');
  const handed = await handOutPackage({ actor, id, packageId, reason, now: new Date() });
  if (handed.ok) return zipResponse(handed.value, organisation().slug);
  const [problem] = handed.problems;
  const { code } = problem;
  if (code === 'reason-missing') return new Response(`${problemWords(problem)}.`, { status: 400 });
  const isSaidThere = code === 'not-possible-now' || code === 'daily-cap' || code.startsWith('package-');
  return isSaidThere ? only(303, { Location: page }) : denied(code, page);
}
