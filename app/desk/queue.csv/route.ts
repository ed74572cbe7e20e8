import { exportQueue, type QueueExport } from '#requests/export-queue';
import { organisation } from '#requests/organisation';
import { csvResponse } from '../csv-response.ts';
import { columnWords, queueCells } from '../queue-cells.ts';
import { staffAt } from '../staff-endpoint.ts';

/** All that a query of the queue finds, in the columns and on the clocks that were asked for. */
export async function GET(request: Request): Promise<Response> {
  const actor = await staffAt(request, 'view-reports', '/desk');
  if (actor instanceof Response) return actor;
  const asked = new URL(request.url).searchParams;
  const query = asked.get('q') ?? '';
  const exported = await exportQueue({
    actor,
    query,
    columns: asked.getAll('column'),
    timeZone: asked.get('zone') ?? '',
    now: new Date(),
  });
  if (exported.ok) {
    const { columns, timeZone, today } = exported.value;
    const head = columns.map((column) => columnWords(column, timeZone));
    return csvResponse(`${organisation().slug}-queue-${today}.csv`, head, rows(exported.value));
  }
  // The queue's page shows where the search is not understood.
  const isUnclear = exported.problems[0].code === 'query-unclear';
  const Location = `/desk?${new URLSearchParams({ q: query })}`;
  return isUnclear ? new Response(null, { status: 303, headers: { Location } }) : new Response(null, { status: 403 });
}

async function* rows(exported: QueueExport) {
  const cellsOf = queueCells(exported);
  for await (const line of exported.lines) yield cellsOf(line);
}
