import { bulkActs } from '#domain/bulk';
import { Button } from '../ui/button.tsx';
import { bulkActWords } from './bulk/bulk-words.ts';

/** The form that the boxes of the queue's rows belong to. */
export const bulkForm = 'bulk';

/** What to do with the rows that are ticked, or with all that match. Nothing is done before a page has shown what would be. */
export function BulkBar({ query }: { query: string }) {
  return (
    <form
      id={bulkForm}
      action="/desk/bulk"
      aria-label="Selected requests"
      className="bottom-0 z-2 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line bg-paper py-2.5 sm:sticky"
    >
      <input type="hidden" name="q" value={query} />
      <label className="flex items-center gap-2">
        <input type="checkbox" name="all" className="size-4 shrink-0" />
        All that match, on every page
      </label>
      <label className="flex items-center gap-2 sm:ms-auto">
        <span className="text-xs text-soft">With the selected</span>
        <select name="act" className="min-h-8 min-w-0 rounded-md border border-edge bg-paper px-2 py-1 text-ink">
          {bulkActs.map((act) => (
            <option key={act} value={act}>
              {bulkActWords[act].choice}
            </option>
          ))}
        </select>
      </label>
      <Button look="second" small>
        Go on
      </Button>
    </form>
  );
}
