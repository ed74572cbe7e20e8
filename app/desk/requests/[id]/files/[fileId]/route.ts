import { viewFile } from '#requests/view-file';
import { fileResponse } from '../../../../../file-response.ts';
import { denied, staffAt } from '../../../../staff-endpoint.ts';

type Context = { params: Promise<{ id: string; fileId: string }> };

/** A file of the conversation, for staff who may see what is personal; each look is an event. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, fileId } = await params;
  const page = `/desk/requests/${encodeURIComponent(id)}`;
  const who = await staffAt(request, 'view-personal', page);
  if (who instanceof Response) return who;
  const viewed = await viewFile({ actor: who, id, fileId, now: new Date() });
  return viewed.ok ? fileResponse(viewed.value) : denied(viewed.problems[0].code, page);
}
