import type { StaffActor } from '#domain/actor';
import type { ProblemCode } from '#domain/problems';
import { type Act, mayAct } from '#domain/roles';
import { viewer } from '../auth.ts';
import { stepUpWay } from '../ways.ts';

export const only = (status: number, headers = {}) => new Response(null, { status, headers });

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

/** The answer to who may not have what they asked for; who has to give their second factor once more is led there. */
export function denied(code: ProblemCode, page: string): Response {
  if (code === 'factor-due') return only(303, { Location: stepUpWay(page) });
  return only(code === 'not-found' ? 404 : 403);
}
