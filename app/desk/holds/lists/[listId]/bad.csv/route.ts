import { organisation } from '#requests/organisation';
import { viewHoldList } from '#requests/view-hold-list';
import { csvResponse } from '../../../../csv-response.ts';
import { staffAt } from '../../../../staff-endpoint.ts';
import { badCells, badHead } from '../../line-words.ts';

type Context = { params: Promise<{ listId: string }> };

/** The lines of a list that are to be changed, and what in them: mended, the file can be brought again. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { listId: id } = await params;
  const actor = await staffAt(request, 'hold', '/desk/holds');
  if (actor instanceof Response) return actor;
  const list = await viewHoldList({ actor, id, now: new Date() });
  if (!list.ok) return new Response(null, { status: list.problems[0].code === 'not-found' ? 404 : 403 });
  const bad = list.value.report?.bad ?? [];
  return csvResponse(`${organisation().slug}-not-held.csv`, badHead, bad.map(badCells));
}
