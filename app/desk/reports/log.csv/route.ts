import { exportLog } from '#requests/export-log';
import { organisation } from '#requests/organisation';
import { csvResponse } from '../../csv-response.ts';
import { staffAt } from '../../staff-endpoint.ts';
import { logHead, logRow } from '../log-row.ts';

/** The log that the law has kept, over any period. */
export async function GET(request: Request): Promise<Response> {
  const actor = await staffAt(request, 'view-reports', '/desk/reports/metrics');
  if (actor instanceof Response) return actor;
  const asked = new URL(request.url).searchParams;
  const period = { from: asked.get('from') ?? '', to: asked.get('to') ?? '' };
  const log = await exportLog({ actor, period, now: new Date() });
  if (!log.ok) return new Response(null, { status: 403 });
  const { from, to } = log.value.period;
  return csvResponse(`${organisation().slug}-log-${from}-${to}.csv`, logHead, rows(log.value.lines));
}

async function* rows(lines: AsyncIterable<Parameters<typeof logRow>[0]>) {
  for await (const line of lines) yield logRow(line);
}
