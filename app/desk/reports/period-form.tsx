import { lawIds } from '#domain/law/law-of';
import { nearPeriods, type Period } from '#domain/period';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/desk/link.tsx';
import { lawWords } from '../words.ts';
import { periodWords } from './step-words.ts';

type Props = { period: Period; law: string | undefined; today: string; named: string | undefined };

const box = 'min-h-8 min-w-0 rounded-md border border-edge bg-paper px-2 py-1 text-ink';
const laws = lawIds.map((id) => [id, lawWords(id)] as const).sort(([, one], [, other]) => one.localeCompare(other));

/** Which period the figures are of: near ones by name, any other by its days. It is all in the address. */
export function PeriodForm({ period, law, today, named }: Props) {
  return (
    <div data-screen-only className="mb-5 grid gap-3">
      <nav aria-label="Periods" className="flex flex-wrap gap-x-4 gap-y-1">
        {nearPeriods(today).map((name) => (
          <Link
            key={name}
            href={`/desk/reports?${new URLSearchParams({ in: name, ...(law ? { law } : {}) })}`}
            aria-current={name === named ? 'page' : undefined}
            className={name === named ? 'font-semibold text-ink no-underline' : undefined}
          >
            {periodWords(name)}
          </Link>
        ))}
      </nav>
      <form
        key={`${period.from} ${period.to} ${law}`}
        action="/desk/reports"
        className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
      >
        <label className="grid gap-0.5">
          <span className="text-xs text-soft">Received from</span>
          <input type="date" name="from" defaultValue={period.from} max={today} className={box} />
        </label>
        <label className="grid gap-0.5">
          <span className="text-xs text-soft">to</span>
          <input type="date" name="to" defaultValue={period.to} max={today} className={box} />
        </label>
        <label className="col-span-2 grid gap-0.5">
          <span className="text-xs text-soft">Law</span>
          <select name="law" defaultValue={law ?? ''} className={box}>
            <option value="">Every law</option>
            {laws.map(([id, words]) => (
              <option key={id} value={id}>
                {words}
              </option>
            ))}
          </select>
        </label>
        <Button look="second" small>
          Show
        </Button>
      </form>
    </div>
  );
}
