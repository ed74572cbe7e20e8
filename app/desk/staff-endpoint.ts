import type { StaffActor } from '#domain/actor';
import { type Act, mayAct } from '#domain/roles';
import { viewer } from '../auth.ts';

const only = (status: number, headers = {}) => new Response(null, { status, headers });

/**
 * The member of staff who asks an endpoint of the desk, or the answer to who may not: as `requireStaff` for pages.
 * A link on somebody else's site leads to the page and takes nothing out.
 */
export async function staffAt(request: Request, act: Act, page: string): Promise<StaffActor | Response> {
  const who = await viewer();
  if (!who) return only(401);
  if (who.kind !== 'staff') return only(404);
  const { staffId, sessionId, name, role, secondFactorAt } = who;
  if (!secondFactorAt || !mayAct(role, act)) return only(403);
  if (request.headers.get('sec-fetch-site') === 'cross-site') return only(303, { Location: page });
  return { kind: 'staff', staffId, sessionId, name, role, secondFactorAt };
}
