'use client';

import { useActionState } from 'react';
import { KeyValue } from '../ui/desk/key-value.tsx';
import { ReasonForm } from '../ui/desk/reason-form.tsx';
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
      value: <bdi className="wrap-anywhere whitespace-pre-line">{value}</bdi>,
    }));
    return <KeyValue rows={rows} />;
  }
  return <ReasonForm action={post} of={{ name: 'recordId', id }} options={options} answer={answer} />;
}
