'use client';

import { useActionState } from 'react';
import { outsideFileLimit } from '#domain/outside-file';
import { DropField } from '../../../ui/desk/drop-field.tsx';
import type { DeskAnswer } from '../../desk-answer.ts';

type Props = {
  id: string;
  action: (previous: DeskAnswer, form: FormData) => Promise<DeskAnswer>;
  given: Record<string, string>;
  /** What else happens when a file is added. */
  note: string | undefined;
  tooLarge: string;
};

/** A file of what was found outside the account database, which goes into the copy. */
export function Attach({ id, action, given, note, tooLarge }: Props) {
  const [answer, post] = useActionState(action, null);
  return (
    <form action={post} className="grid max-w-xl grid-cols-1 gap-1">
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <DropField
        id={id}
        label="A file for the copy"
        hint={<>Of this person alone, up to ten megabytes. It goes to them as it is, under its name. {note}</>}
        problem={Object.values(answer?.problems ?? {}).join('. ')}
        limit={{ octets: outsideFileLimit, words: tooLarge }}
        submit="Add it"
      />
    </form>
  );
}
