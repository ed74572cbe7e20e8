'use client';

import { type KeyboardEvent, startTransition, useState } from 'react';
import { searchAction } from '../../../desk/actions.ts';
import { classes } from '../../classes.ts';
import { KeyCap } from './key-cap.tsx';
import type { Target } from './targets.ts';

type Props = { targets: readonly Target[]; close: () => void };

/** Each word that was typed begins a word of the line. */
const isFound = (words: string, typed: string): boolean => {
  const begun = words.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => begun.some((word) => word.startsWith(part)));
};

/** As the queue's own bar does: no address that was typed gets into the address of a page. */
function searchFor(asked: string): Promise<void> {
  const form = new FormData();
  form.set('q', asked);
  return searchAction(form);
}

/**
 * Everything on the page and every section by its name; what is none of them is looked for in the queue.
 * @see WAI-ARIA 1.2, combobox with a listbox
 */
export function Palette({ targets, close }: Props) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const asked = typed.trim();
  const search = {
    id: -1,
    words: `Search the queue for “${asked}”`,
    key: null,
    go: () => startTransition(() => searchFor(asked)),
  };
  const lines = [...targets.filter(({ words }) => isFound(words, asked)), ...(asked ? [search] : [])];
  const choose = (line: Target | undefined) => {
    if (!line) return;
    close();
    line.go();
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) setAt((at + by + lines.length) % lines.length);
    else if (event.key === 'Enter') choose(lines[at]);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Go to, or do"
        aria-expanded="true"
        aria-controls="palette-lines"
        aria-activedescendant={lines.length > 0 ? `palette-${at}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        placeholder="Where to, or what to do?"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        className="w-full border-b border-line bg-transparent px-4 py-3 text-base text-ink"
      />
      <div id="palette-lines" role="listbox" aria-label="What there is" className="max-h-80 overflow-y-auto p-1.5">
        {lines.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the focus is, in the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field says which one is active
          <div
            key={line.id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === at}
            ref={index === at ? (line) => line?.scrollIntoView({ block: 'nearest' }) : undefined}
            onClick={() => choose(line)}
            className={classes(
              'flex cursor-pointer items-center justify-between gap-3 rounded-md px-2.5 py-1.5 wrap-anywhere',
              index === at ? 'bg-accent-wash text-accent-strong' : 'text-ink hover:bg-wash',
            )}
          >
            {line.words}
            {line.key && <KeyCap name={line.key} />}
          </div>
        ))}
      </div>
    </>
  );
}
