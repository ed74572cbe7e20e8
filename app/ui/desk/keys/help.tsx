'use client';

import { dateWords } from '#domain/date-words';
import { KeyCap } from './key-cap.tsx';
import { listKeysOf, type Target } from './targets.ts';

type Props = {
  targets: readonly Target[];
  /** Single letters are commands; who speaks to the computer may not want that (WCAG 2.1.4). */
  isOn: boolean;
  turn: (on: boolean) => void;
};

const always = [
  { key: 'Ctrl K', words: 'Go anywhere, do anything' },
  { key: '?', words: 'These keys' },
];

/** What the keys do on this page, and the words that a search takes for days. */
export function Help({ targets, isOn, turn }: Props) {
  const here = targets.flatMap(({ key, words }) => (key ? [{ key, words }] : []));
  const lines = isOn ? [...always, ...listKeysOf(document), ...here] : always.slice(0, 1);
  return (
    <div className="grid gap-4 p-4">
      <h2 className="text-base font-bold">Keys on this page</h2>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-1.5">
        {lines.map(({ key, words }) => (
          <div key={key + words} className="contents">
            <dt>
              <KeyCap name={key} />
              <span className="sr-only">{key}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="max-w-prose border-t border-line pt-3 text-soft">
        A search takes words for days, as in <code>due:next-week</code> or <code>{'received:<last-month'}</code>:{' '}
        {dateWords.join(', ')}.
      </p>
      <label className="flex items-center gap-2 border-t border-line pt-3">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => turn(event.currentTarget.checked)}
          className="size-4"
        />
        Single letters are commands
      </label>
      <form method="dialog">
        <button
          type="submit"
          className="cursor-pointer rounded-md border-2 border-edge bg-raised px-3 py-0.5 font-semibold"
        >
          Close
        </button>
      </form>
    </div>
  );
}
