import { denialCauses } from '#domain/denial-causes';
import { organisation } from '#requests/organisation';
import { viewMetrics } from '#requests/view-metrics';
import { csvResponse } from '../../csv-response.ts';
import { staffAt } from '../../staff-endpoint.ts';
import { figureWords, kindWords } from '../../words.ts';
import { lawAsked } from '../law-asked.ts';

const counted = ['received', 'whole', 'part', 'denied', ...denialCauses, 'duplicate', 'unanswered', 'open'] as const;

/** The law's table of a year. */
export async function GET(request: Request): Promise<Response> {
  const actor = await staffAt(request, 'view-reports', '/desk/reports/metrics');
  if (actor instanceof Response) return actor;
  const asked = new URL(request.url).searchParams;
  const law = lawAsked(asked.get('law'));
  const metrics = await viewMetrics({ actor, year: asked.get('year'), ...law, now: new Date() });
  if (!metrics.ok) return new Response(null, { status: 403 });
  const { year, rows } = metrics.value;
  const head = ['Year', 'Kind', ...counted.map((figure) => figureWords[figure]), 'Median days', 'Mean days'];
  const lines = rows.map((row) => [
    ...[year, kindWords[row.kind], ...counted.map((figure) => row[figure])],
    row.medianDays,
    row.meanDays === null ? null : Number(row.meanDays.toFixed(2)),
  ]);
  return csvResponse(`${organisation().slug}-requests-${year}.csv`, head, lines);
}
