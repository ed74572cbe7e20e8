import { mayAct } from '#domain/roles';
import { handOutPackage } from '#requests/hand-out-package';
import { organisation } from '#requests/organisation';
import { viewer } from '../../../../../auth.ts';
import { zipResponse } from '../../../../../zip-response.ts';

type Context = { params: Promise<{ id: string; packageId: string }> };

const only = (status: number, headers = {}) => new Response(null, { status, headers });

/** The copy, for staff who post it to a person without a mailbox. A link on somebody else's page leads to the request. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, packageId } = await params;
  const who = await viewer();
  if (!who) return only(401);
  if (who.kind !== 'staff') return only(404);
  const { secondFactorAt } = who;
  if (!secondFactorAt || !mayAct(who.role, 'view-personal')) return only(403);
  const page = `/desk/requests/${encodeURIComponent(id)}`;
  if (request.headers.get('sec-fetch-site') === 'cross-site') return only(303, { Location: page });
  const handed = await handOutPackage({ actor: { ...who, secondFactorAt }, id, packageId, now: new Date() });
  if (handed.ok) return zipResponse(handed.value, organisation().slug);
  const { code } = handed.problems[0];
  if (code === 'not-found') return only(404);
  const isSaidThere = code === 'not-possible-now' || code === 'daily-cap' || code.startsWith('package-');
  return isSaidThere ? only(303, { Location: page }) : only(403);
}
