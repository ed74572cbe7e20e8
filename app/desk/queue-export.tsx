'use client';

import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/desk/confirm.tsx';
import { DeskChecks } from '../ui/desk/desk-checks.tsx';
import { DeskField } from '../ui/desk/desk-field.tsx';

type Props = {
  query: string;
  columns: readonly { value: string; words: string }[];
  zones: readonly string[];
  /** The organisation's. */
  zone: string;
};

/**
 * Takes all that a query finds out as a table, with the columns that are ticked. Drawn on both sides: there are more than
 * four hundred time zones, of which only the names need to be sent twice.
 */
export function QueueExport({ query, columns, zones, zone }: Props) {
  return (
    <Confirm summary="Take out as CSV…">
      <form action="/desk/queue.csv" className="grid gap-3">
        <p className="text-soft">All requests of this search, not only this page. It names nobody, and is recorded.</p>
        <input type="hidden" name="q" value={query} />
        <DeskChecks
          name="column"
          id="export-column"
          label="Columns"
          values={columns.map(({ value }) => value)}
          options={columns}
          columns
        />
        <DeskField
          name="zone"
          id="export-zone"
          label="Time zone"
          hint="Of moments. Days of the law stay the organisation’s."
          value={zone}
          options={zones.map((name) => ({ value: name, words: name.replaceAll('_', ' ') }))}
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
