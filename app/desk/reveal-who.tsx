'use client';

import { useActionState } from 'react';
import { Button } from '../ui/button.tsx';
import { DeskField } from '../ui/desk/desk-field.tsx';
import { KeyValue } from '../ui/desk/key-value.tsx';
import type { DeskAnswer } from './desk-answer.ts';

export type Revealed = { answer: DeskAnswer; shown: readonly { name: string; value: string }[] | null };

type Props = {
  action: (previous: Revealed, form: FormData) => Promise<Revealed>;
  /** Of the hold or disclosure. */
  id: string;
  options: readonly { value: string; words: string }[];
};

/** Asks for a reason, then shows whom a record is about; it is nowhere else than in this page. */
export function RevealWho({ action, id, options }: Props) {
  const [{ answer, shown }, post] = useActionState(action, { answer: null, shown: null });
  if (shown) {
    const rows = shown.map(({ name, value }) => ({
      name,
      value: <bdi className="break-words whitespace-pre-line">{value}</bdi>,
    }));
    return <KeyValue rows={rows} />;
  }
  return (
    <form action={post} noValidate className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="recordId" value={id} />
      <DeskField
        id={`reason-${id}`}
        name="reason"
        label="Why do you need to see it?"
        options={options}
        error={answer?.problems.reason}
      />
      <Button look="second" small>
        Show it
      </Button>
    </form>
  );
}
