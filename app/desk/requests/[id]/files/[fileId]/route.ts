import { viewFile } from '#requests/view-file';
import { fileResponse } from '../../../../../file-response.ts';
import { staffAt } from '../../../../staff-endpoint.ts';

type Context = { params: Promise<{ id: string; fileId: string }> };

/** A file of the conversation, for staff who may see what is personal; each look is an event. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, fileId } = await params;
  const who = await staffAt(request, 'view-personal', `/desk/requests/${encodeURIComponent(id)}`);
  if (who instanceof Response) return who;
  const viewed = await viewFile({ actor: who, id, fileId, now: new Date() });
  if (viewed.ok) return fileResponse(viewed.value);
  return new Response(null, { status: viewed.problems[0].code === 'not-found' ? 404 : 403 });
}
