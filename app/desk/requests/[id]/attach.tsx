'use client';

import { type ChangeEvent, useActionState, useState } from 'react';
import { outsideFileLimit } from '#domain/outside-file';
import { Button } from '../../../ui/button.tsx';
import type { DeskAnswer } from '../../desk-answer.ts';

type Props = {
  id: string;
  action: (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;
  given: Record<string, string>;
  /** What else happens when a file is added. */
  note: string | undefined;
  tooLarge: string;
};

/** The browser’s own field for a file takes one that is dropped on it, and works without scripts. */
export function Attach({ id, action, given, note, tooLarge }: Props) {
  const [answer, post] = useActionState(action, null);
  const [early, say] = useState('');
  const problem = early || Object.values(answer?.problems ?? {}).join('. ');
  // The web server cuts off what is far too large, with a page on which nothing can be mended.
  const check = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (target.files?.[0]?.size ?? 0) > outsideFileLimit;
    say(isTooLarge ? tooLarge : '');
    if (isTooLarge) target.value = '';
  };
  return (
    <form action={post} className="grid max-w-xl grid-cols-1 gap-1">
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label htmlFor={id} className="font-medium">
        A file for the copy
      </label>
      <p id={`${id}-hint`} className="text-xs text-soft">
        Of this person alone, up to ten megabytes. It goes to them as it is, under its name. {note}
      </p>
      {problem && (
        <p id={`${id}-error`} role="alert" className="font-semibold text-bad">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-3 sm:flex-nowrap">
        <input
          id={id}
          name="file"
          type="file"
          onChange={check}
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          className="min-h-8 w-full min-w-0 grow rounded-md border border-dashed border-edge bg-paper px-2 py-3 text-ink"
        />
        <span className="shrink-0">
          <Button look="second" small>
            Add it
          </Button>
        </span>
      </div>
    </form>
  );
}
