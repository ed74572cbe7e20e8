'use client';

import { useActionState } from 'react';
import { ReasonForm } from '../../../ui/desk/reason-form.tsx';
import type { Revealed } from './actions.ts';
import { Revealing } from './revealing.tsx';

type Props = {
  action: (previous: Revealed, form: FormData) => Promise<Revealed>;
  id: string;
  options: readonly { value: string; words: string }[];
  timeZone: string;
};

/** Asks for a reason, then shows what the answer brought; it is nowhere else than in this page. */
export function Reveal({ action, id, options, timeZone }: Props) {
  const [{ answer, details }, post] = useActionState(action, { answer: null, details: null });
  if (details) return <Revealing details={details} id={id} timeZone={timeZone} />;
  return <ReasonForm action={post} of={{ name: 'requestId', id }} options={options} answer={answer} />;
}
