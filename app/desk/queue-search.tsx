'use client';

import { useState } from 'react';
import { offeredFor } from '#domain/query-suggestions';
import { Button } from '../ui/button.tsx';

type Choice = { name: string; label: string; value: string; options: readonly { value: string; words: string }[] };

type Props = {
  action: (form: FormData) => Promise<void>;
  query: string;
  choices: readonly Choice[];
  /** Words that may come next. */
  suggestions: readonly string[];
  /** What was not understood, and the query in three parts, of which the second is at fault; empty without a place. */
  fault: { says: string; before: string; wrong: string; after: string } | undefined;
};

const box = 'min-h-8 rounded-md border border-edge bg-paper px-2 py-1 text-ink';

/**
 * One bar for the query, and lists that write into the same query. Without JavaScript the button does what choosing does
 * with it, and suggestions are of the query as it came.
 */
export function QueueSearch({ action, query, choices, suggestions, fault }: Props) {
  const [typed, setTyped] = useState(query);
  return (
    <search>
      <form action={action} className="mb-4 grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:flex sm:flex-wrap">
        <label className="col-span-2 grid min-w-60 grow gap-0.5">
          <span className="text-xs text-soft">Search</span>
          <input
            type="search"
            id="search"
            name="q"
            defaultValue={query}
            onChange={(event) => setTyped(event.currentTarget.value)}
            list="queries"
            placeholder="Reference, address, or kind:delete is:late -owner:me"
            spellCheck={false}
            autoComplete="off"
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? 'search-fault' : undefined}
            className={`${box} font-mono text-[0.8125rem]`}
          />
          <datalist id="queries">
            {offeredFor(typed, suggestions).map((whole) => (
              <option key={whole} value={whole} />
            ))}
          </datalist>
        </label>
        {choices.map(({ name, label, value, options }) => (
          <label key={`${name} ${value}`} className="grid min-w-0 gap-0.5">
            <span className="text-xs text-soft">{label}</span>
            <input type="hidden" name={`was-${name}`} value={value} />
            <select
              name={name}
              defaultValue={value}
              onChange={(event) => event.currentTarget.form?.requestSubmit()}
              className={`${box} min-w-0 sm:max-w-48`}
            >
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.words}
                </option>
              ))}
            </select>
          </label>
        ))}
        <Button look="second" small>
          Search
        </Button>
        {fault && (
          <div id="search-fault" role="alert" className="col-span-2 w-full">
            {fault.wrong && (
              <p className="font-mono text-[0.8125rem]">
                {fault.before}
                <mark className="bg-transparent text-bad underline decoration-wavy underline-offset-4">
                  {fault.wrong}
                </mark>
                {fault.after}
              </p>
            )}
            <p className="text-bad">{fault.says}</p>
          </div>
        )}
      </form>
    </search>
  );
}
