import { lookIn } from '#requests/look-in';
import { denied, staffAt } from '../../../staff-endpoint.ts';

type Context = { params: Promise<{ id: string }> };

/** Who else opened the request a moment ago, for a page that stays open; who asks is still there themselves. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const page = `/desk/requests/${encodeURIComponent(id)}`;
  const actor = await staffAt(request, 'view-request', page);
  if (actor instanceof Response) return actor;
  const others = await lookIn({ actor, id, now: new Date() });
  return others.ok ? Response.json(others.value) : denied(others.problems[0].code, page);
}
