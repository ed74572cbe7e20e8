import { organisation } from '#requests/organisation';
import { viewReports } from '#requests/view-reports';
import { csvResponse } from '../../csv-response.ts';
import { staffAt } from '../../staff-endpoint.ts';
import { figureHead, figureRows } from '../figure-rows.ts';
import { reportsAsked } from '../reports-asked.ts';

/** The figures of any period. */
export async function GET(request: Request): Promise<Response> {
  const actor = await staffAt(request, 'view-reports', '/desk/reports');
  if (actor instanceof Response) return actor;
  const asked = reportsAsked(Object.fromEntries(new URL(request.url).searchParams));
  const reports = await viewReports({ actor, ...asked, now: new Date() });
  if (!reports.ok) return new Response(null, { status: 403 });
  const { from, to } = reports.value.period;
  return csvResponse(`${organisation().slug}-figures-${from}-${to}.csv`, figureHead, figureRows(reports.value));
}
