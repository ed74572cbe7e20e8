import type { ReactNode } from 'react';
import { Button } from '../button.tsx';

type Filter = {
  name: string;
  label: string;
  value?: string | undefined;
  options: readonly { value: string; words: string }[];
};

type Props = {
  action: string;
  query?: { name: string; label: string; value?: string | undefined };
  filters: readonly Filter[];
  children?: ReactNode;
};

const box = 'min-h-8 rounded-md border border-edge bg-paper px-2 py-1 text-ink';

/** Filters as a GET form: the URL is the view, and can be shared. */
export function Filters({ action, query, filters, children }: Props) {
  return (
    <search>
      <form
        action={action}
        method="get"
        className="mb-4 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap"
      >
        {query && (
          <label className="col-span-2 grid min-w-40 grow gap-0.5">
            <span className="text-xs text-soft">{query.label}</span>
            <input
              type="search"
              name={query.name}
              defaultValue={query.value}
              spellCheck={false}
              autoComplete="off"
              className={box}
            />
          </label>
        )}
        {filters.map(({ name, label, value, options }) => (
          <label key={name} className="grid min-w-0 gap-0.5">
            <span className="text-xs text-soft">{label}</span>
            <select name={name} defaultValue={value} className={`${box} min-w-0`}>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.words}
                </option>
              ))}
            </select>
          </label>
        ))}
        <Button look="second" small>
          Show
        </Button>
        {children}
      </form>
    </search>
  );
}
