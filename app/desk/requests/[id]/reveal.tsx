'use client';

import { useActionState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { DeskField } from '../../../ui/desk/desk-field.tsx';
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
  if (details) return <Revealing details={details} timeZone={timeZone} />;
  return (
    <form action={post} noValidate className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="requestId" value={id} />
      <DeskField
        id="details-reason"
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
