import { queueColumns } from '#domain/queue-columns';
import { timeZones } from '#domain/time-zones';
import { organisation } from '#requests/organisation';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/desk/confirm.tsx';
import { DeskChecks } from '../ui/desk/desk-checks.tsx';
import { DeskField } from '../ui/desk/desk-field.tsx';
import { columnWords } from './queue-cells.ts';

const columns = queueColumns.map((column) => ({ value: column, words: columnWords(column) }));

/** Takes all that a query finds out as a table, with the columns that are ticked. */
export function QueueExport({ query }: { query: string }) {
  const zones = timeZones().map((zone) => ({ value: zone, words: zone.replaceAll('_', ' ') }));
  return (
    <Confirm summary="Take out as CSV…">
      <form action="/desk/queue.csv" className="grid gap-3">
        <p className="text-soft">All requests of this search, not only this page. It names nobody, and is recorded.</p>
        <input type="hidden" name="q" value={query} />
        <DeskChecks name="column" id="export-column" label="Columns" values={queueColumns} options={columns} columns />
        <DeskField
          name="zone"
          id="export-zone"
          label="Time zone"
          hint="Of moments. Days of the law stay the organisation’s."
          value={organisation().timeZone}
          options={zones}
        />
        <div>
          <Button look="second" small>
            Download
          </Button>
        </div>
      </form>
    </Confirm>
  );
}
