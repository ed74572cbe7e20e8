import { exportQueue, type QueueExport } from '#requests/export-queue';
import { organisation } from '#requests/organisation';
import { csvResponse } from '../csv-response.ts';
import { problemWords } from '../problem-words.ts';
import { columnWords, queueCells } from '../queue-cells.ts';
import { only, staffAt } from '../staff-endpoint.ts';

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
  const [problem] = exported.problems;
  // The queue's page shows where the search is not understood.
  if (problem.code === 'query-unclear') return only(303, { Location: `/desk?${new URLSearchParams({ q: query })}` });
  return problem.code === 'zone-unknown' ? new Response(`${problemWords(problem)}.`, { status: 400 }) : only(403);
}

async function* rows(exported: QueueExport) {
  const cellsOf = queueCells(exported);
  for await (const line of exported.lines) yield cellsOf(line);
}
