import { collectPackage } from '#requests/collect-package';
import { organisation } from '#requests/organisation';
import { viewer } from '../../../../auth.ts';
import { zipResponse } from '../../../../zip-response.ts';

type Context = { params: Promise<{ id: string; packageId: string }> };

const elsewhere = (location: string) => new Response(null, { status: 303, headers: { Location: location } });

/**
 * A package, for the person whose data it holds: 404 for anybody else, staff among them. Nobody, a proof that is too
 * old and a link on somebody else's page lead to the page that asks for a fresh one.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, packageId } = await params;
  const page = `/requests/${encodeURIComponent(id)}/collect`;
  const who = await viewer();
  if (!who || request.headers.get('sec-fetch-site') === 'cross-site') return elsewhere(page);
  if (who.kind !== 'person') return new Response(null, { status: 404 });
  const collected = await collectPackage({ actor: who, id, packageId, now: new Date() });
  if (!collected.ok) {
    return collected.problems[0].code === 'not-found' ? new Response(null, { status: 404 }) : elsewhere(page);
  }
  return zipResponse(collected.value, organisation().slug);
}
