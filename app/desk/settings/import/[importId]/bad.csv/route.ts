import { organisation } from '#requests/organisation';
import { viewImport } from '#requests/view-import';
import { csvResponse } from '../../../../csv-response.ts';
import { staffAt } from '../../../../staff-endpoint.ts';
import { badCells, badHead } from '../../line-words.ts';

type Context = { params: Promise<{ importId: string }> };

/** The lines of a table that are to be changed, and what in them: mended, the file can be brought again. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { importId: id } = await params;
  const actor = await staffAt(request, 'administer', '/desk/settings/import');
  if (actor instanceof Response) return actor;
  const found = await viewImport({ actor, id, now: new Date() });
  if (!found.ok) return new Response(null, { status: found.problems[0].code === 'not-found' ? 404 : 403 });
  const bad = found.value.report?.bad ?? [];
  return csvResponse(`${organisation().slug}-not-brought-in.csv`, badHead, bad.map(badCells));
}
