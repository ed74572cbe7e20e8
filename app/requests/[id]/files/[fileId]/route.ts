import { collectFile } from '#requests/collect-file';
import { viewer } from '../../../../auth.ts';
import { fileResponse } from '../../../../file-response.ts';
import { safeWay } from '../../../../ways.ts';

type Context = { params: Promise<{ id: string; fileId: string }> };

const elsewhere = (location: string) => new Response(null, { status: 303, headers: { Location: location } });

/**
 * A file of the conversation, for the person of the request: 404 for anybody else, staff among them. Nobody, and a proof
 * that is too old, are led to a fresh one; a link on somebody else's page leads to the request.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, fileId } = await params;
  const page = safeWay(`/requests/${id}`);
  const who = await viewer();
  if (!who) return elsewhere(`/prove?next=${page}`);
  if (request.headers.get('sec-fetch-site') === 'cross-site') return elsewhere(page);
  if (who.kind !== 'person') return new Response(null, { status: 404 });
  const collected = await collectFile({ actor: who, id, fileId, now: new Date() });
  if (collected.ok) return fileResponse(collected.value);
  const { code } = collected.problems[0];
  return code === 'proof-too-old' ? elsewhere(`/prove?next=${page}`) : new Response(null, { status: 404 });
}
