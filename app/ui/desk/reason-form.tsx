import type { DeskAnswer } from '../../desk/desk-answer.ts';
import { Button } from '../button.tsx';
import { DeskField } from './desk-field.tsx';
import { FactorField } from './factor-field.tsx';

type Props = {
  action: (form: FormData) => void;
  /** Field that names the record, and the record. */
  of: { name: string; id: string };
  options: readonly { value: string; words: string }[];
  answer: DeskAnswer;
};

/** Asks why somebody needs to see what is hidden. */
export function ReasonForm({ action, of, options, answer }: Props) {
  const { reason, factor } = answer?.problems ?? {};
  const chosen = answer?.values.reason;
  const value = typeof chosen === 'string' ? chosen : '';
  return (
    <form action={action} noValidate className="flex flex-wrap items-end gap-3">
      <input type="hidden" name={of.name} value={of.id} />
      {/* A select takes a new default only when it is made anew. */}
      <DeskField
        key={value}
        id={`reason-${of.id}`}
        name="reason"
        label="Why do you need to see it?"
        options={options}
        error={reason}
        value={value}
      />
      {factor && <FactorField id={`reason-${of.id}`} error={factor} hasPasskey={answer?.hasPasskey ?? false} />}
      <Button look="second" small>
        Show it
      </Button>
    </form>
  );
}
